using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Callbacks;

/// <summary>What Gengo tells: how a job stands now, or that the translator wrote.</summary>
internal sealed record Callback(SandboxJob Job, Comment? Comment);
