using System.Net;
using System.Text;

namespace GengoBot.Tests.Polling;

public sealed class CallbackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Shapes => new()
    {
        { "application/x-www-form-urlencoded",
            "comment=" + Uri.EscapeDataString("""{"job_id":"42","body":"Is \"boots\" formal?","ctime":"1731597000"}""") },
        { "application/x-www-form-urlencoded; charset=utf-8",
            "x=1&job=" + Uri.EscapeDataString("""{"job_id":42,"status":"reviewable"}""") },
        { "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"job\"\r\n\r\n{\"job_id\":\" 42 \"}\r\n--b--\r\n" },
        { "application/json", """{"job":{"job_id":"42","status":"reviewable"}}""" },
        { "application/json", """{"comment":{"job_id":42,"body":null,"ctime":1731597000}}""" },
        { "application/json", """{"order":{},"comment":"{\"job_id\":\"42\"}"}""" },
        { "text/plain", """{"job":"{\"job_id\":42}"}""" },
    };

    public static TheoryData<string, string> Junk => new()
    {
        { "application/x-www-form-urlencoded", "" },
        { "application/x-www-form-urlencoded", "job=" },
        { "application/x-www-form-urlencoded", "job=Private+words" },
        { "application/x-www-form-urlencoded", "job=%7B%22job_id%22%3A%22-42%22%7D" },
        { "application/x-www-form-urlencoded", "job=%7B%22job_id%22%3A%2299999999999999999999%22%7D" },
        { "application/x-www-form-urlencoded", "order=%7B%22job_id%22%3A%2242%22%7D" },
        { "application/json", "" },
        { "application/json", "[42]" },
        { "application/json", """{"job":42}""" },
        { "application/json", """{"job":{"job_id":4.2}}""" },
        { "application/json", """{"job":{"job_id":null,"body_src":"Private words"}}""" },
        { "application/json", """{"comment":"\ud800"}""" },
        { "application/json", "{\"job\":\u0000" },
        { "multipart/form-data", "Private words" },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"job\"\r\n\r\nPrivate words" },
        { "application/octet-stream", "Private words" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task In_each_shape_that_Gengo_may_use_it_names_the_job_that_is_looked_at(string type, string body)
    {
        await using var app = new BotApp();
        await app.FollowAsync(42);
        await app.WorkAsync();
        var looks = app.Gengo.LooksAt(42);

        Assert.Equal(HttpStatusCode.OK, await app.CallAsync(Content(type, body)));
        await app.WorkAsync();

        Assert.Equal(looks + 1, app.Gengo.LooksAt(42));
        Assert.Single(await app.Stored.HintsAsync());
    }

    [Theory]
    [MemberData(nameof(Junk))]
    public async Task Junk_from_somebody_who_knows_the_secret_is_taken_and_forgotten(string type, string body)
    {
        await using var app = new BotApp();

        Assert.Equal(HttpStatusCode.OK, await app.CallAsync(Content(type, body)));

        Assert.Empty(await app.Stored.HintsAsync());
        Assert.Contains(app.Logs.Lines, static line => line.Contains("names no job", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Contains("Private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_know_the_secret_learns_and_does_nothing()
    {
        await using var app = new BotApp();
        await app.FollowAsync(42);
        var right = app.Callback.AbsolutePath;
        var secret = right.Split('/')[^1];

        foreach (var path in (
            string[])[right[..^1], right + "0", right.Replace("/sandbox/", "/main/", StringComparison.Ordinal),
            right.Replace(secret, new string('0', secret.Length), StringComparison.Ordinal), "/api/gengo/callbacks/sandbox/%20",
            "/api/gengo/callbacks/sandbox"])
        {
            Assert.Equal(
                HttpStatusCode.NotFound, await app.CallAsync("job", GengoCalls.Job(42, "reviewable"), new Uri(app.Callback, path)));
        }

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options])
        {
            using var ofRight = await app.Http.SendAsync(new HttpRequestMessage(method, app.Callback), Cancel);
            using var ofWrong = await app.Http.SendAsync(new HttpRequestMessage(method, new Uri(app.Callback, right + "0")), Cancel);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed), (ofRight.StatusCode, ofWrong.StatusCode));
        }

        Assert.Empty(await app.Stored.HintsAsync());
    }

    [Fact]
    public async Task An_account_without_a_secret_has_no_such_address()
    {
        await using var gengo = new SharedGengo();
        await using var app = new BotApp(gengo.Settings);

        Assert.Equal(
            HttpStatusCode.NotFound,
            await app.CallAsync(
                "job", GengoCalls.Job(42, "reviewable"), new Uri(app.Callback, "/api/gengo/callbacks/main/0123456789abcdef")));
        Assert.Equal(
            HttpStatusCode.OK,
            await app.CallAsync(
                "job", GengoCalls.Job(42, "reviewable"),
                new Uri(app.Callback, app.Callback.AbsolutePath.Replace("/sandbox/", "/Sandbox/", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task More_than_256_KB_is_refused()
    {
        await using var app = new BotApp();
        await app.FollowAsync(42);

        Assert.Equal(HttpStatusCode.OK, await app.CallAsync("comment", GengoCalls.Comment(42, new string('x', 200_000))));
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, await app.CallAsync("comment", GengoCalls.Comment(42, new string('x', 256 * 1024))));
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await app.CallAsync(Content("application/json", "{\"job\":\"" + new string('x', 256 * 1024))));

        Assert.Single(await app.Stored.HintsAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_cannot_be_stored_is_asked_for_again(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var app = new BotApp(database.Settings);
        await app.FollowAsync(42);
        await app.WorkAsync();

        await app.Stored.WithoutHintsAsync(
            async () => Assert.Equal(HttpStatusCode.ServiceUnavailable, await app.CallAsync("job", GengoCalls.Job(42, "reviewable"))));

        Assert.Equal(HttpStatusCode.OK, await app.CallAsync("job", GengoCalls.Job(42, "reviewable")));
        Assert.Single(await app.Stored.HintsAsync());
    }

    [Fact]
    public async Task About_a_job_that_nobody_watches_nothing_is_read()
    {
        await using var app = new BotApp();

        Assert.Equal(HttpStatusCode.OK, await app.CallAsync("job", GengoCalls.Job(42, "reviewable")));
        await app.WorkAsync();

        Assert.Equal(0, app.Gengo.LooksAt(42));
        Assert.Empty(await app.Stored.WatchedJobsAsync());
        Assert.DoesNotContain(await app.Stored.HintsAsync(), static hint => hint.State != "done");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_storm_of_repeats_leads_to_one_look_and_a_repeat_of_what_is_done_to_another(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var app = new BotApp(database.Settings);
        await app.FollowAsync(42);
        await app.WorkAsync();
        var looks = app.Gengo.LooksAt(42);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => app.CallAsync("comment", GengoCalls.Comment(42, "Once?"))));
        await app.WorkAsync();

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(looks + 1, app.Gengo.LooksAt(42));
        Assert.Single(await app.Stored.HintsAsync());
        Assert.DoesNotContain(await app.Stored.HintsAsync(), static hint => hint.State != "done");

        await app.CallAsync("comment", GengoCalls.Comment(42, "Once?"));
        await app.WorkAsync();

        Assert.Equal(looks + 2, app.Gengo.LooksAt(42));
        Assert.Single(await app.Stored.HintsAsync());
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_words_are_written_anywhere()
    {
        await using var app = new BotApp(("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Information"));
        await app.FollowAsync(42);
        await app.WorkAsync();

        await app.DeskAsync(42, "comment", "Private words");
        await app.CallAsync("comment", GengoCalls.Comment(42, "Private words"));
        await app.WorkAsync();

        Assert.Equal(["Private words"], await app.NewsAsync());
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Contains("Private words", StringComparison.Ordinal));
        Assert.Contains(app.Logs.Lines, static line => line.Contains("Executing endpoint", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(app.Callback.AbsolutePath.Split('/')[^1], StringComparison.Ordinal));
        Assert.DoesNotContain(await app.Stored.HintsAsync(), static hint => hint.DedupeKey.Contains("Private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_demo_what_the_desk_does_is_called_about()
    {
        await using var app = new BotApp();
        app.Gengo.CallbackUrl = app.Callback.ToString();
        await app.FollowAsync(42);
        await app.WorkAsync();

        await app.DeskAsync(42, "comment", "A word from the desk.");
        Assert.Equal("poll", await app.Scheduler.WokenAsync(Cancel));
        await app.WorkAsync();

        var told = Assert.Single(await app.ToldAsync());
        Assert.Equal("A word from the desk.", told.Fact.Text);
        Assert.NotNull(told.CallbackAt);
    }

    private static ByteArrayContent Content(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
