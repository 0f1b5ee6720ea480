using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Callbacks;

/// <summary>A callback to send: about the comment if there is one, otherwise about the state of the job.</summary>
internal sealed record Callback(string Address, SandboxJob Job, Comment? Comment);
