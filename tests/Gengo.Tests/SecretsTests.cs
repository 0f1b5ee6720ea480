using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Gengo.Http;
using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Keys and signatures never leave the library, and a job's texts never reach a log.</summary>
public sealed class SecretsTests
{
    private const string Signature = "4ce4050a3d9c9cc683285647bb5ee5cee094fcd6";
    private const string Text = "a text nobody should log";

    // Parts of the keys that survive every encoding.
    private static readonly string[] Canaries = ["S3cr", "Pub|", "Pub%", "Pub&", "Pub\\", "q%2B", Signature];

    [Fact]
    public async Task A_server_that_repeats_the_request_leaks_nothing()
    {
        const string Secret = TestGengo.PrivateKey;
        var key = Uri.EscapeDataString(TestGengo.PublicKey);
        var signed = $"https://gengo.example.test/v2/x?api_key={key}&api_sig={Signature}&ts=1731593000";
        var echo = $"<html>{WebUtility.HtmlEncode(signed)} {TestGengo.PublicKey} {Secret} "
            + $"{WebUtility.HtmlEncode(Secret)} {WebUtility.UrlEncode(Secret)}";
        string[] bodies =
        [
            echo,
            $$$"""{"opstat":"error","err":{"code":2250,"msg":{{{JsonSerializer.Serialize(echo)}}}}}""",
            $$$"""{"opstat":"error","err":{"code":2800,"msg":{{{JsonSerializer.Serialize(echo)}}}}}""",
            $$$"""{"opstat":"error","err":{"code":2401,"msg":{{{JsonSerializer.Serialize(signed)}}}}}""",
            $$$"""{"opstat":"error","err":{"a":[{"code":1,"msg":"x"},{"code":2,"msg":{{{JsonSerializer.Serialize(echo)}}}}]}}""",
            $$"""{"opstat":"error","err":{{JsonSerializer.Serialize(echo)}}}""",
        ];

        foreach (var body in bodies)
        {
            await AssertNothingLeaks(network => network.Answer(body, HttpStatusCode.OK));
        }

        await AssertNothingLeaks(network => network.Break(new HttpRequestException($"no way to {signed}")));
        await AssertNothingLeaks(network => network.Break(new InvalidOperationException("outside", new IOException(TestGengo.PrivateKey))));
    }

    [Fact]
    public void A_key_is_redacted_even_where_the_text_is_cut()
    {
        // So many keys that the redacted piece ends inside one of them.
        var text = string.Concat(Enumerable.Repeat(TestGengo.PrivateKey, 1_000));

        var start = new SecretRedactor(new() { PublicKey = TestGengo.PublicKey, PrivateKey = TestGengo.PrivateKey }).Redact(text, 2_000);

        Assert.DoesNotContain("S3", start, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traces_contain_no_signed_address()
    {
        var tags = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (tags)
                {
                    tags.Add(activity.DisplayName + string.Join(' ', activity.TagObjects));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = LoopbackServer.Answering("""{"opstat":"ok"}""");
        using var gengo = TestGengo.At(server.Address);

        await gengo.Client.CancelJobAsync(TestGengo.Job, TestGengo.Stop);

        lock (tags)
        {
            Assert.Contains(tags, tag => tag.Contains("translate/job/7421093", StringComparison.Ordinal));
            Assert.DoesNotContain(tags, tag => Canaries.Any(canary => tag.Contains(canary, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void ToString_shows_no_texts_and_no_captchas()
    {
        object[] values =
        [
            new Job
            {
                Id = TestGengo.Job,
                SourceLanguage = "en",
                TargetLanguage = "de",
                Status = JobStatus.Pending,
                Source = Text,
                Translation = Text,
                CustomData = Text,
            },
            new RevisionText(new(1), Text, null),
            new Comment(new("worker"), null, Text),
            new Feedback(3, Text),
            new Approval { ForStaff = Text, ForTranslator = Text },
            Rejection,
            new GengoCall(new() { PrivateKey = Text }, Text),
            new GengoOptions { PrivateKey = Text, PublicKey = Text },
        ];

        Assert.All(values, value => Assert.DoesNotContain(Text, value.ToString(), StringComparison.Ordinal));
    }

    private static Rejection Rejection { get; } = new() { Reason = RejectionReason.Other, Comment = Text, Captcha = Text };

    private static async Task AssertNothingLeaks(Action<StubNetwork> prepare)
    {
        using var gengo = new TestGengo();
        prepare(gengo.Network);
        var stop = TestGengo.Stop;

        Func<Task>[] calls =
        [
            () => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: stop),
            () => gengo.Client.CancelJobAsync(TestGengo.Job, stop),
            () => gengo.Client.RejectJobAsync(TestGengo.Job, Rejection, stop),
            () => gengo.Client.PostCommentAsync(TestGengo.Job, Text, stop),
        ];
        foreach (var call in calls)
        {
            var thrown = await Assert.ThrowsAnyAsync<Exception>(call);
            var refusal = thrown as GengoException;
            AssertClean($"{thrown} {refusal?.Body} {string.Join(' ', refusal?.Errors ?? [])}");
        }

        Assert.NotEmpty(gengo.Logs.Lines);
        Assert.All(gengo.Logs.Lines, AssertClean);
        Assert.All(gengo.Logs.Lines, line => Assert.DoesNotContain(Text, line, StringComparison.Ordinal));
    }

    private static void AssertClean(string text) =>
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
}
