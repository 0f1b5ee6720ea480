using System.Globalization;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Api;

/// <summary>Handles the eight calls of a job: docs/protocol/gengo.md#the-eight-calls.</summary>
internal sealed class ApiCalls(CustomerActions actions, Generation generation, string origin)
{
    private const int MaxComment = 25_000;

    public ApiResponse Handle(ApiRequest request) => (request.Method, request.Segments) switch
    {
        (_, ["translate", "job"] or ["translate", "job", "", ..]) => throw new ApiRefusal(2050, "job id is required"),
        ("GET", ["translate", "job", var id]) => Job(Find(id), request.Field("pre_mt") == "1"),
        ("PUT", ["translate", "job", var id]) => new PutCall(actions, generation).Handle(Find(id).Id, Data(request)),
        ("DELETE", ["translate", "job", var id]) => Cancel(Find(id)),
        ("GET", ["translate", "job", var id, "revisions"]) => Revisions(Find(id)),
        ("GET", ["translate", "job", _, "revision"] or ["translate", "job", _, "revision", ""]) =>
            throw new ApiRefusal(2150, "revision id is required"),
        ("GET", ["translate", "job", var id, "revision", var revision]) => Revision(Find(id), revision),
        ("GET", ["translate", "job", var id, "feedback"]) => Feedback(Find(id)),
        ("GET", ["translate", "job", var id, "comments"]) => Comments(Find(id)),
        ("POST", ["translate", "job", var id, "comment"]) => AddComment(Find(id), Data(request)),
        _ => throw new ApiRefusal(404, "not found"),
    };

    /// <summary>Gengo accepts 25,000 characters. It documents no code for longer comments, so the general one is used.</summary>
    public static string CheckLength(string comment) =>
        comment.Length <= MaxComment || comment.EnumerateRunes().Count() <= MaxComment
            ? comment
            : throw new ApiRefusal(400, "comment is longer than 25,000 characters");

    private SandboxJob Find(string id) => actions.Find(Number(id));

    private static long Number(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonFields Data(ApiRequest request) =>
        JsonFields.Read(request.Field("data") ?? throw new ApiRefusal(1250, "data is required"))
        ?? throw new ApiRefusal(1251, "data is not valid json");

    private ApiResponse Job(SandboxJob job, bool machine) => new() { Job = JobWire.Of(job, generation, origin, machine) };

    private ApiResponse Cancel(SandboxJob job)
    {
        actions.Cancel(job.Id);
        return new ApiResponse();
    }

    // Gengo does not document which of the two is a text. Clients of each generation expect it like this.
    private ApiResponse Revisions(SandboxJob job) => new()
    {
        JobId = job.Id.ToString(CultureInfo.InvariantCulture),
        Revisions =
        [
            .. job.Revisions.Select(revision => new RevisionEntry(
                WireNumber.Seconds(revision.Time, asText: generation == Generation.V2019),
                new WireNumber(revision.Id, AsText: generation == Generation.V2013))),
        ],
    };

    private static ApiResponse Revision(SandboxJob job, string id) =>
        job.Revisions.Find(revision => revision.Id == Number(id)) is { } found
            ? new ApiResponse { Revision = new RevisionText(WireNumber.Seconds(found.Time), found.Body) }
            : throw new ApiRefusal(2200, "revision is not accessible");

    // Without feedback, Gengo still answers rating 3.0 and no text.
    private static ApiResponse Feedback(SandboxJob job) => new()
    {
        Feedback = new FeedbackWire(
            (job.Feedback?.Rating ?? 3).ToString("0.0", CultureInfo.InvariantCulture), job.Feedback?.ForTranslator ?? ""),
    };

    private static ApiResponse Comments(SandboxJob job) => new() { Thread = [.. job.Thread.Select(CommentWire.Of)] };

    private ApiResponse AddComment(SandboxJob job, JsonFields data)
    {
        var body = data.Text("body");
        if (string.IsNullOrWhiteSpace(body))
        {
            throw new ApiRefusal(2000, "body is required");
        }

        actions.Comment(job.Id, CheckLength(body));
        return new ApiResponse();
    }
}
