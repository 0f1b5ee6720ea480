namespace Gengo.Sandbox.Jobs;

/// <summary>A text that the translator saved. <see cref="Sandbox.AddJob"/> fills in id and time if they are left out.</summary>
public sealed record Revision(string Body, long Id = 0, DateTimeOffset Time = default);
