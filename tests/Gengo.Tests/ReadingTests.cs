using Gengo.Tests.Infrastructure;

namespace Gengo.Tests;

/// <summary>Reads the answers of both generations of Gengo's API.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task A_job_of_2013_is_read_whole()
    {
        var job = await JobAsync("""
            {"job_id":"7421093","order_id":"918204","slug":"Winter sale banner","body_src":"Snow boots are now half price.",
             "body_tgt":"Schneestiefel jetzt zum halben Preis.","lc_src":"en","lc_tgt":"de","unit_type":"word","unit_count":"6",
             "tier":"standard","credits":"0.72","currency":"EUR","status":"reviewable","eta":-1,"ctime":1731590400,"auto_approve":"0",
             "callback_url":"https://hooks.example.test/gengo","captcha_url":"https://captcha.example.test/i/7421093-a.png",
             "custom_data":"banner:winter:de"}
            """);

        Assert.Equal(new Job
        {
            Id = TestGengo.Job,
            OrderId = 918204,
            Slug = "Winter sale banner",
            Source = "Snow boots are now half price.",
            Translation = "Schneestiefel jetzt zum halben Preis.",
            SourceLanguage = "en",
            TargetLanguage = "de",
            UnitCount = 6,
            UnitType = "word",
            Tier = "standard",
            Price = new Money(0.72m, "EUR"),
            Status = JobStatus.Reviewable,
            OrderedAt = DateTimeOffset.FromUnixTimeSeconds(1731590400),
            CallbackUrl = new Uri("https://hooks.example.test/gengo"),
            CaptchaUrl = new Uri("https://captcha.example.test/i/7421093-a.png"),
            CustomData = "banner:winter:de",
        }, job);
    }

    [Fact]
    public async Task A_waiting_job_of_today_is_read_with_its_numbers_as_numbers_and_its_unknown_fields()
    {
        var job = await JobAsync("""
            {"job_id":7421093,"order_id":9182050000000,"slug":"faq-12","body_src":"How do I return an item?","lc_src":"en","lc_tgt":"es-la",
             "unit_count":6,"tier":"standard","credits":0.30,"currency":"USD","status":"available","eta":"3600","type":"text",
             "ctime":"1731590455","services":["translation"],"auto_approve":true,"position":0,"file_download_ready":false,
             "translator_ids":["51"],"new":{"a":[1]}}
            """);

        Assert.Equal(new Job
        {
            Id = TestGengo.Job,
            OrderId = 9182050000000,
            Slug = "faq-12",
            Source = "How do I return an item?",
            SourceLanguage = "en",
            TargetLanguage = "es-la",
            UnitCount = 6,
            Tier = "standard",
            Price = new Money(0.30m, "USD"),
            Status = JobStatus.Available,
            Eta = TimeSpan.FromHours(1),
            OrderedAt = DateTimeOffset.FromUnixTimeSeconds(1731590455),
            AutoApprove = true,
            Type = "text",
            Services = job.Services,
        }, job);
        Assert.Equal(["translation"], job.Services);
    }

    [Theory]
    [InlineData("file_url_src")]
    [InlineData("src_file_link")]
    public async Task A_file_job_is_read_with_its_files(string source)
    {
        var job = await JobAsync($$"""
            {"{{source}}":"https://files.example.test/a.docx","file_url_tgt":"https://files.example.test/b.docx?sig=1","type":"file",
             "services":["translation",1,"","edit"],"glossary_id":115,"status":"reviewable"}
            """);

        Assert.Equal(new Uri("https://files.example.test/a.docx"), job.SourceFile);
        Assert.Equal(new Uri("https://files.example.test/b.docx?sig=1"), job.TranslationFile);
        Assert.Equal(["translation", "edit"], job.Services);
        Assert.Equal(("file", "115", null), (job.Type, job.GlossaryId, job.Source));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""
        {"order_id":null,"slug":null,"body_src":null,"body_tgt":null,"mt":null,"lc_src":null,"lc_tgt":null,"unit_count":null,
         "credits":null,"status":null,"eta":null,"ctime":null,"auto_approve":null,"captcha_url":null,
         "type":null,"services":null,"file_url_tgt":null,"glossary_id":null}
        """)]
    [InlineData("""
        {"order_id":"","slug":"","body_src":"","body_tgt":"","mt":"","lc_src":"","lc_tgt":"","unit_count":"",
         "credits":"","status":"","eta":"","ctime":"","auto_approve":"","captcha_url":""}
        """)]
    [InlineData("""
        {"order_id":[],"slug":{},"body_src":[1],"body_tgt":{"a":{}},"mt":[],"lc_src":[],"lc_tgt":{},"unit_count":{},
         "credits":"much","status":[],"eta":1e99,"ctime":"soon","auto_approve":{},"captcha_url":"javascript:alert(1)",
         "type":[],"services":{"a":1},"glossary_id":{},
         "file_url_src":"ftp://a.example/b","file_url_tgt":["https://a.example"]}
        """)]
    [InlineData("""
        {"order_id":-4,"unit_count":99999999999,"eta":-1,"ctime":99999999999999999,
         "credits":"0,72","mt":1,"captcha_url":"i/a.png","callback_url":"file:///etc/passwd"}
        """)]
    public async Task A_missing_or_senseless_value_is_null(string fields)
    {
        var job = await JobAsync(fields);

        Assert.Equal(new Job { Id = TestGengo.Job, SourceLanguage = "", TargetLanguage = "", Status = new JobStatus("") }, job);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public async Task A_machine_translation_is_marked(string mt)
    {
        var job = await JobAsync($$"""{"body_tgt":"Maschine","mt":{{mt}}}""");

        Assert.True(job.IsMachineTranslation);
        Assert.Equal("Maschine", job.Translation);
    }

    [Theory]
    [InlineData("cancelled", "canceled")]
    [InlineData("CANCELED", "canceled")]
    [InlineData("held", "hold")]
    [InlineData(" Reviewable", "reviewable")]
    public async Task Statuses_with_one_meaning_are_equal_and_keep_their_spelling(string sent, string meant)
    {
        var job = await JobAsync($$"""{"status":"{{sent}}"}""");

        Assert.Equal(new JobStatus(meant), job.Status);
        Assert.Equal(new JobStatus(meant).GetHashCode(), job.Status.GetHashCode());
        Assert.Equal(sent, job.Status.Raw);
        Assert.Equal(meant, job.Status.ToString());
    }

    [Fact]
    public async Task An_unknown_status_is_kept_and_equals_no_other()
    {
        var job = await JobAsync("""{"status":"unpaid"}""");

        Assert.Equal("unpaid", job.Status.Raw);
        Assert.DoesNotContain(job.Status, new[]
        {
            JobStatus.Queued, JobStatus.Available, JobStatus.Pending, JobStatus.Reviewable, JobStatus.Revising,
            JobStatus.Approved, JobStatus.Rejected, JobStatus.Canceled, JobStatus.Hold, default,
        });
    }

    [Fact]
    public async Task A_job_of_a_million_characters_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("🙂あ", 333_334));

        var job = await JobAsync($$"""{"body_src":{{System.Text.Json.JsonSerializer.Serialize(text)}},"body_tgt":"[[[kept]]]"}""");

        Assert.Equal(text, job.Source);
        Assert.Equal("[[[kept]]]", job.Translation);
    }

    [Fact]
    public async Task Revisions_come_oldest_first_with_ids_as_text_or_number()
    {
        using var gengo = TestGengo.Answering("""
            {"opstat":"ok","response":{"job_id":"7421093","revisions":[
              {"ctime":"1731603987","rev_id":"30598"},{"ctime":1731600012,"rev_id":30551},{"ctime":1731603987,"rev_id":30597},
              {"ctime":1},7,null,[{}]]}}
            """);

        var revisions = await gengo.Client.GetRevisionsAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal(
            [
                new(new(30551), DateTimeOffset.FromUnixTimeSeconds(1731600012)),
                new(new(30597), DateTimeOffset.FromUnixTimeSeconds(1731603987)),
                new(new(30598), DateTimeOffset.FromUnixTimeSeconds(1731603987)),
            ],
            revisions);
    }

    [Fact]
    public async Task Revisions_without_a_time_are_in_the_order_of_their_ids()
    {
        using var gengo = TestGengo.Answering("""
            {"opstat":"ok","response":{"revisions":{"0":{"rev_id":3,"ctime":1},"2":{"rev_id":1},"3":{"rev_id":2,"ctime":9}}}}
            """);

        var revisions = await gengo.Client.GetRevisionsAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal([1, 2, 3], revisions.Select(revision => revision.Id.Value));
    }

    [Fact]
    public async Task A_revision_has_its_text_and_the_id_that_was_asked_for()
    {
        using var gengo = TestGengo.Answering(
            """{"opstat":"ok","response":{"revision":{"ctime":1731600012,"body_tgt":"Schneestiefel kosten jetzt die Hälfte."}}}""",
            """{"opstat":"ok","response":{"revision":{"ctime":"1731600012","body_tgt":null}}}""");
        var (id, time) = (new RevisionId(30551), DateTimeOffset.FromUnixTimeSeconds(1731600012));

        var first = await gengo.Client.GetRevisionAsync(TestGengo.Job, id, TestGengo.Stop);
        var second = await gengo.Client.GetRevisionAsync(TestGengo.Job, id, TestGengo.Stop);

        Assert.Equal(new(id, "Schneestiefel kosten jetzt die Hälfte.", time), first);
        Assert.Equal(new(id, "", time), second);
    }

    [Theory]
    [InlineData("""{"rating":"4.0","for_translator":"Lebendig und genau, danke."}""", 4.0, "Lebendig und genau, danke.")]
    [InlineData("""{"rating":3,"for_translator":null}""", 3.0, null)]
    [InlineData("""{"rating":"3.0","for_translator":""}""", 3.0, null)]
    [InlineData("""{"for_translator":"Danke"}""", null, "Danke")]
    public async Task Feedback_is_read(string feedback, double? rating, string? text)
    {
        using var gengo = TestGengo.Answering($$$"""{"opstat":"ok","response":{"feedback":{{{feedback}}}}}""");

        var read = await gengo.Client.GetFeedbackAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal(new Feedback((decimal?)rating, text), read);
    }

    [Theory]
    [InlineData("""{"feedback":{}}""")]
    [InlineData("""{"feedback":[]}""")]
    [InlineData("""{"feedback":""}""")]
    [InlineData("""{"feedback":null}""")]
    [InlineData("{}")]
    public async Task No_feedback_is_null(string response)
    {
        using var gengo = TestGengo.Answering($$"""{"opstat":"ok","response":{{response}}}""");

        Assert.Null(await gengo.Client.GetFeedbackAsync(TestGengo.Job, TestGengo.Stop));
    }

    [Fact]
    public async Task Comments_come_in_gengo_s_order_with_every_author_kept()
    {
        using var gengo = TestGengo.Answering("""
            {"opstat":"ok","response":{"thread":[
              {"body":"Is \"boots\" formal here?","author":"worker","ctime":1731597000},
              {"body":"Casual.","author":"customer","ctime":"1731597420"},
              {"body":"Casual.","author":"customer","ctime":"1731597420"},
              {"body":null,"author":"Senior Translator"},
              {"body":"Hello","author":"mygengo staff","ctime":"x"}]}}
            """);

        var comments = await gengo.Client.GetCommentsAsync(TestGengo.Job, TestGengo.Stop);

        Assert.Equal(
            [
                new(new("worker"), DateTimeOffset.FromUnixTimeSeconds(1731597000), "Is \"boots\" formal here?"),
                new(new("customer"), DateTimeOffset.FromUnixTimeSeconds(1731597420), "Casual."),
                new(new("customer"), DateTimeOffset.FromUnixTimeSeconds(1731597420), "Casual."),
                new(new("Senior Translator"), null, ""),
                new(new("mygengo staff"), null, "Hello"),
            ],
            comments);
        Assert.Equal([true, false, false, true, false], comments.Select(comment => comment.Author.IsTranslator));
        Assert.Equal([false, true, true, false, false], comments.Select(comment => comment.Author.IsCustomer));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task An_empty_thread_is_empty(string thread)
    {
        using var gengo = TestGengo.Answering($$$"""{"opstat":"ok","response":{"thread":{{{thread}}}}}""");

        Assert.Empty(await gengo.Client.GetCommentsAsync(TestGengo.Job, TestGengo.Stop));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("""{"job":null,"thread_":[]}""")]
    [InlineData("""{"job":[],"revision":7}""")]
    [InlineData("""
        {"job":{"slug":"half a pair \ud83d"},"revision":{"body_tgt":"\ud83d"},
         "thread":[{"body":"\ud83d"}],"revisions":[{"rev_id":"\ud83d"}]}
        """)]
    public async Task An_answer_without_the_requested_content_is_an_error(string response)
    {
        using var gengo = TestGengo.Answering($$"""{"opstat":"ok","response":{{response}}}""");
        var stop = TestGengo.Stop;

        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: stop));
        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetCommentsAsync(TestGengo.Job, stop));
        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetRevisionsAsync(TestGengo.Job, stop));
        await Assert.ThrowsAsync<GengoUnavailableException>(() => gengo.Client.GetRevisionAsync(TestGengo.Job, new(1), stop));
    }

    [Theory]
    [InlineData("42", true)]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData(" 1", false)]
    [InlineData("1.0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Ids_of_jobs_and_revisions_are_plain_digits_above_zero(string? text, bool isId)
    {
        Assert.Equal(isId, JobId.TryParse(text, out var job));
        Assert.Equal(isId, RevisionId.TryParse(text, out var revision));
        Assert.Equal(isId ? text : "0", job.ToString());
        Assert.Equal(isId ? text : "0", revision.ToString());
    }

    private static async Task<Job> JobAsync(string fields)
    {
        using var gengo = TestGengo.Answering($$$"""{"opstat":"ok","response":{"job":{{{fields}}}}}""");
        return await gengo.Client.GetJobAsync(TestGengo.Job, cancellationToken: TestGengo.Stop);
    }
}
