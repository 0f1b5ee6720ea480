using System.Net;
using System.Text;
using CsCheck;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Whatever the server sends, a call returns a value or throws a documented exception.</summary>
public sealed class AnyBodyTests
{
    private static readonly string[] Names =
    [
        "opstat", "response", "err", "code", "msg", "captcha_url", "job", "revisions", "revision", "feedback", "thread",
        "rev_id", "ctime", "body_tgt", "body", "author", "rating", "status", "eta", "credits", "unit_count", "auto_approve", "mt", "0",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(
            "null", "true", "false", "\"\"", "\"ok\"", "\"error\"", "-1", "1e400", "-0", "2800", "\"2401\"", "99999999999999999999",
            "\"1.5\"", "\"\\ud800\"", "\"\\u0000\""),
        Gen.Long.Select(number => $"{number}"),
        Gen.String.Select(text => System.Text.Json.JsonSerializer.Serialize(text)));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 5 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (2, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (4, Member(inner).Array[0, 5].Select(members => $"{{{string.Join(',', members)}}}"))));

    private static readonly Gen<byte[]> Body = Gen.Frequency(
        (5, Gen.Select(Json, Gen.OneOf("ok", "error"))
            .Select((json, opstat) => Encoding.UTF8.GetBytes($$"""{"opstat":"{{opstat}}","response":{{json}},"err":{{json}}}"""))),
        (5, Member(Json).Select(member => Encoding.UTF8.GetBytes($$$"""{"opstat":"ok","response":{{{{member}}}}}"""))),
        (2, Json.Select(Encoding.UTF8.GetBytes)),
        (2, Gen.Select(Json, Gen.Int[0, 200]).Select((json, length) => Encoding.UTF8.GetBytes(json[..Math.Min(json.Length, length)]))),
        (2, Gen.Byte.Array[0, 200]));

    private static readonly Gen<HttpStatusCode> Status = Gen.OneOf(
        HttpStatusCode.OK,
        HttpStatusCode.Created,
        HttpStatusCode.NotFound,
        HttpStatusCode.InternalServerError,
        HttpStatusCode.ServiceUnavailable);

    private static readonly Func<GengoClient, Task>[] Calls =
    [
        client => client.GetJobAsync(TestGengo.Job),
        client => client.GetRevisionsAsync(TestGengo.Job),
        client => client.GetRevisionAsync(TestGengo.Job, new RevisionId(1)),
        client => client.GetFeedbackAsync(TestGengo.Job),
        client => client.GetCommentsAsync(TestGengo.Job),
        Write,
    ];

    [Fact]
    public Task Any_body_ends_in_a_value_or_a_documented_exception() =>
        Gen.Select(Body, Status, Gen.OneOf<Func<GengoClient, Task>>(Calls)).SampleAsync(CallAsync, iter: 500, threads: 2);

    private static async Task CallAsync(byte[] body, HttpStatusCode status, Func<GengoClient, Task> call)
    {
        using var gengo = new TestGengo();
        gengo.Logs.IsOn = false;
        gengo.Network.Answer(body, status);

        try
        {
            await call(gengo.Client);
        }
        catch (Exception exception) when (exception is GengoException || (exception is LostAnswerException && call == Write))
        {
            // Documented.
        }

        Assert.True(gengo.Network.Sent.Count == 1 || (gengo.Network.Sent.Count <= 4 && call != Write));
    }

    private static Gen<string> Member(Gen<string> value) =>
        Gen.Select(Gen.OneOf<string>(Names), value).Select((name, json) => $"\"{name}\":{json}");

    private static Task Write(GengoClient client) =>
        client.RejectJobAsync(TestGengo.Job, new() { Reason = RejectionReason.Other, Comment = "No.", Captcha = "BERT" });
}
