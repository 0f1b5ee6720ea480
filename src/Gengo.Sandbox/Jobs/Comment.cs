namespace Gengo.Sandbox.Jobs;

/// <summary>A comment in a job's thread. <see cref="Sandbox.AddJob"/> fills in the time if it is left out.</summary>
public sealed record Comment(string Author, string Body, DateTimeOffset Time = default)
{
    public const string Customer = "customer";
}
