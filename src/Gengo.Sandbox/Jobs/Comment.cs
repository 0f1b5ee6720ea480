namespace Gengo.Sandbox.Jobs;

/// <summary>An entry of a job's thread. <see cref="Sandbox.AddJob"/> fills in a time that is left out.</summary>
public sealed record Comment(string Author, string Body, DateTimeOffset Time = default)
{
    public const string Customer = "customer";
}
