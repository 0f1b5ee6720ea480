using Gengo.Sandbox.Api;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Callbacks;

/// <summary>Field <c>job</c> of a callback: the job, with texts for numbers (gengo-api.md, 7).</summary>
internal sealed record CallbackJob : JobWire
{
    public CallbackJob(SandboxJob job, Generation generation, string? origin)
        : base(job, generation, origin, textNumbers: true) =>
        UnitType = Units.AreCharacters(job.LcSrc) ? "character" : "word";

    public string UnitType { get; }
}
