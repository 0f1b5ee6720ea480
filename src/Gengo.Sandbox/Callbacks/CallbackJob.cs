using Gengo.Sandbox.Api;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Callbacks;

/// <summary>The field <c>job</c> of a callback, with its numbers as texts: docs/protocol/gengo.md#callbacks.</summary>
internal sealed record CallbackJob : JobWire
{
    public CallbackJob(SandboxJob job, Generation generation, string? origin)
        : base(job, generation, origin, textNumbers: true) =>
        UnitType = Units.AreCharacters(job.LcSrc) ? "character" : "word";

    public string UnitType { get; }
}
