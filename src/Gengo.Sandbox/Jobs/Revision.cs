namespace Gengo.Sandbox.Jobs;

/// <summary>What the translator saved. <see cref="Sandbox.AddJob"/> fills in an id and a time that are left out.</summary>
public sealed record Revision(string Body, long Id = 0, DateTimeOffset Time = default);
