using System.Globalization;
using Gengo.Sandbox.Jobs;

namespace Gengo.Sandbox.Api;

/// <summary>The eight calls of gengo-api.md, 4.</summary>
internal static class ApiCalls
{
    private const int MaxComment = 25_000;

    public static ApiResponse Answer(Sandbox sandbox, ApiRequest request, string origin) => (request.Method, request.Segments) switch
    {
        (_, ["translate", "job"] or ["translate", "job", "", ..]) => throw new ApiRefusal(2050, "job id is required"),
        ("GET", ["translate", "job", var id]) => Job(sandbox, Find(sandbox, id), origin, request.Field("pre_mt") == "1"),
        ("PUT", ["translate", "job", var id]) => PutCall.Do(sandbox, Find(sandbox, id).Id, Data(request)),
        ("DELETE", ["translate", "job", var id]) => Cancel(sandbox, Find(sandbox, id)),
        ("GET", ["translate", "job", var id, "revisions"]) => Revisions(Find(sandbox, id), sandbox.Generation),
        ("GET", ["translate", "job", _, "revision"] or ["translate", "job", _, "revision", ""]) => throw new ApiRefusal(2150, "revision id is required"),
        ("GET", ["translate", "job", var id, "revision", var revision]) => Revision(Find(sandbox, id), revision),
        ("GET", ["translate", "job", var id, "feedback"]) => Feedback(Find(sandbox, id)),
        ("GET", ["translate", "job", var id, "comments"]) => Comments(Find(sandbox, id)),
        ("POST", ["translate", "job", var id, "comment"]) => AddComment(sandbox, Find(sandbox, id), Data(request)),
        _ => throw new ApiRefusal(404, "not found"),
    };

    /// <summary>Gengo takes 25,000 characters at most; it documents no number for more, so the generic one stands in.</summary>
    public static string Limited(string comment) =>
        comment.Length <= MaxComment || comment.EnumerateRunes().Count() <= MaxComment
            ? comment
            : throw new ApiRefusal(400, "comment is longer than 25,000 characters");

    private static SandboxJob Find(Sandbox sandbox, string id) => sandbox.JobOfCustomer(Number(id));

    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonFields Data(ApiRequest request) =>
        JsonFields.Read(request.Field("data") ?? throw new ApiRefusal(1250, "data is required"))
        ?? throw new ApiRefusal(1251, "data is not valid json");

    private static ApiResponse Job(Sandbox sandbox, SandboxJob job, string origin, bool machine) =>
        new() { Job = JobWire.Answer(job, sandbox.Generation, origin, machine) };

    private static ApiResponse Cancel(Sandbox sandbox, SandboxJob job)
    {
        sandbox.Cancel(job.Id);
        return new ApiResponse();
    }

    // Which of the two is a text is blanked out in Gengo's page; clients of each time read it so, and ours should read both.
    private static ApiResponse Revisions(SandboxJob job, Generation generation) => new()
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

    // Who left none is still answered: three stars and no words.
    private static ApiResponse Feedback(SandboxJob job) => new()
    {
        Feedback = new FeedbackWire(
            (job.Feedback?.Rating ?? 3).ToString("0.0", CultureInfo.InvariantCulture), job.Feedback?.ForTranslator ?? ""),
    };

    private static ApiResponse Comments(SandboxJob job) => new() { Thread = [.. job.Thread.Select(CommentWire.Of)] };

    private static ApiResponse AddComment(Sandbox sandbox, SandboxJob job, JsonFields data)
    {
        var body = data.Text("body");
        if (string.IsNullOrWhiteSpace(body))
        {
            throw new ApiRefusal(2000, "body is required");
        }

        sandbox.AddCustomerComment(job.Id, Limited(body));
        return new ApiResponse();
    }
}
