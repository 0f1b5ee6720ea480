using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Callbacks;

/// <summary>What Gengo tells, and where: how a job stands now, or that the translator wrote.</summary>
internal sealed record Callback(string Address, SandboxJob Job, Comment? Comment);
