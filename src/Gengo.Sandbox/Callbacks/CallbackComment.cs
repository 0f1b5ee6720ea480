using Gengo.Sandbox.Api;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Callbacks;

/// <summary>The field <c>comment</c> of a callback: docs/protocol/gengo.md#callbacks.</summary>
internal sealed record CallbackComment(WireNumber JobId, string Body, WireNumber Ctime, string? CustomData, string Author)
{
    public static CallbackComment Of(SandboxJob job, Comment comment) => new(
        new WireNumber(job.Id, AsText: true), comment.Body, WireNumber.Seconds(comment.Time, asText: true), job.CustomData, comment.Author);
}
