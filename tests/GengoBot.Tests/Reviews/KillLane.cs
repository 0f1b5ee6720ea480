using System.Text.Json.Nodes;
using Gengo.Sandbox.Jobs;
using GengoBot.Commands;
using GengoBot.Storage;

namespace GengoBot.Tests.Reviews;

/// <summary>
/// A bot that is killed again and again in the middle of a write, its database file, and its Gengo and Teams, which live on.
/// </summary>
internal sealed class KillLane : IAsyncDisposable
{
    private const string Words = "Too literal";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gengobot-kill-");
    private readonly Crossings _crossings = new();
    private readonly SharedGengo _gengo;
    private readonly RecordingTeams _teams;
    private BotProcess? _bot;

    public KillLane()
    {
        _gengo = new SharedGengo(_crossings);
        _teams = new RecordingTeams(_crossings);
    }

    private string Database => $"Data Source={Path.Combine(_folder.FullName, "gengobot.db")}";

    private Talk Ana =>
        new(_bot ?? throw new InvalidOperationException("No bot runs."), "19:team@thread.tacv2;messageid=1", "channel", TestPerson.Ana)
        {
            IsHasty = true,
        };

    /// <summary>Kills it at a crossing.</summary>
    /// <param name="hold">Which one, as the lane's crossings are told once all is ready.</param>
    /// <param name="arrives">Whether a write that was stopped on its way reaches Gengo all the same, after the sender's death.</param>
    /// <returns>The crossing, or null where the write is over before it comes to it.</returns>
    public async Task<HeldCrossing?> KillAtAsync(Func<Crossings, HeldCrossing> hold, string verb, bool isTyped, bool arrives)
    {
        var (job, card, write) = await PrepareAsync(verb, isTyped);
        var held = hold(_crossings);
        var writing = SendAsync(write);
        var isHeld = await Task.WhenAny(held.Reached, writing) == held.Reached;
        await StopAsync();
        await writing;

        // What comes after the last crossing is nobody's any more; what follows is not held.
        _ = _crossings.HoldAt(int.MaxValue);
        if (arrives)
        {
            held.GoOn();
            await WaitAsync(() => Task.FromResult(_gengo.WritesTo(job).Count > 0));
        }

        held.Cut();
        await ShouldBeRightAsync(verb, job, card, write, isTyped);
        return isHeld ? held : null;
    }

    /// <summary>Kills it after so long, wherever it is then.</summary>
    public async Task KillAfterAsync(TimeSpan moment, string verb, bool isTyped)
    {
        var (job, card, write) = await PrepareAsync(verb, isTyped);
        var writing = SendAsync(write);
        await Task.WhenAny(writing, Task.Delay(moment, TestContext.Current.CancellationToken));
        await StopAsync();
        await writing;
        await ShouldBeRightAsync(verb, job, card, write, isTyped);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _gengo.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A job with its card in the channel, and the activity that decides about it.</summary>
    private async Task<(long Job, string Card, JsonObject Write)> PrepareAsync(string verb, bool isTyped)
    {
        await StartAsync();
        var job = _gengo.AddJob(verb == Verbs.Cancel ? Status.Available : Status.Reviewable, asksCaptcha: verb == Verbs.Reject);
        var card = (await Ana.SayAsync($"job {job}")).Card;
        var write = Ana.Activity(isTyped ? "message" : "invoke");
        if (isTyped)
        {
            write["text"] = $"<at>GengoBot</at> {verb} {job} {(verb == Verbs.Approve ? "--rating 5 --confirm" : Words)}";
            write["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = "<at>GengoBot</at>",
                    ["mentioned"] = new JsonObject { ["id"] = "28:gengobot" },
                });
            return (job, card.MessageId ?? "", write);
        }

        var (open, submit) = verb switch
        {
            "approve" => ("Approve…", "Approve"),
            "revise" => ("Request changes…", "Send back"),
            "reject" => ("Reject…", "Reject"),
            "cancel" => ("Cancel…", "Cancel the job"),
            _ => ("Comments", "Send"),
        };
        var form = (await Ana.ClickAsync(card, open)).Card;
        var data = Talk.Data(form, submit);
        (data["comment"], data["rating"], data["reason"], data["captcha"]) = (Words, "5", "quality", "BERT");
        write["name"] = "adaptiveCard/action";
        write["replyToId"] = card.MessageId;
        write["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } };
        return (job, card.MessageId ?? "", write);
    }

    private async Task ShouldBeRightAsync(string verb, long job, string card, JsonObject write, bool isTyped)
    {
        await StartAsync();
        await WaitAsync(
            async () => (await StoredAsync(static stored => stored.WritesAsync())).All(static write => write.State != "running"));

        var tookEffect = verb == "comment" ? _gengo.Job(job).Thread.Any(static comment => comment.Body == Words)
            : _gengo.Job(job).Status is not (Status.Reviewable or Status.Available);
        Assert.InRange(_gengo.WritesTo(job).Count, tookEffect ? 1 : 0, 1);
        var attempts = (await StoredAsync(static stored => stored.WritesAsync())).Count(write => write.JobId == job);
        var audit = (await StoredAsync(static stored => stored.AuditAsync())).Where(entry => entry.JobId == job).ToList();
        Assert.InRange(attempts, tookEffect ? 1 : 0, 1);
        Assert.Equal(attempts, audit.Count);
        Assert.Equal(tookEffect ? 1 : 0, audit.Count(static entry => entry.Outcome == "done"));
        Assert.DoesNotContain(audit, static entry => entry.Outcome == "lost");

        if (audit.Any(static entry => entry.Result == "found later"))
        {
            var news = await _teams.WaitAsync(
                message => message.Text?.StartsWith("Gengo answers again", StringComparison.Ordinal) == true
                    && message.Text.Contains($"job {job})", StringComparison.Ordinal));
            Assert.Contains(tookEffect ? "took effect" : "nothing happened", news.Text ?? "", StringComparison.Ordinal);
            Assert.Equal("PUT", _teams.Messages.Last(message => message.Id == card).Call);
            if (!tookEffect && !isTyped && verb is "revise" or "reject" or "comment")
            {
                var back = await _teams.WaitAsync(
                    message => message.HasCard && message.Card.Inputs.ContainsKey("unsent1")
                        && message.Card.Text.Contains($"job {job})", StringComparison.Ordinal));
                back.Card.ShouldHaveInput("unsent1", Words);
            }

            if (tookEffect && verb != "comment")
            {
                _teams.CardAt(card).ShouldShow("by Ana Ruiz").ShouldNotHaveButton("Approve…").ShouldNotHaveButton("Cancel…");
            }
        }

        // Delivered again, it is not carried out again.
        var before = _gengo.WritesTo(job).Count;
        if (attempts == 1)
        {
            await SendAsync(write);
            Assert.Equal(before, _gengo.WritesTo(job).Count);
        }

        if (tookEffect && !isTyped)
        {
            // Nor where the person presses again.
            write["id"] = $"pressed-again-{job}";
            await SendAsync(write);
            Assert.Equal(before, _gengo.WritesTo(job).Count);
        }

        if (verb != "comment")
        {
            await DecideAnewAsync(job, write, tookEffect, isTyped);
        }
    }

    /// <summary>The same decision once more, as a new one: it is done now, or refused with the truth.</summary>
    private async Task DecideAnewAsync(long job, JsonObject write, bool tookEffect, bool isTyped)
    {
        write["id"] = $"again-{job}";
        write["value"]?["action"]?["data"]?["rating"] = "4";
        var answer = await SendAsync(write) ?? throw new InvalidOperationException("The bot did not answer.");

        await WaitAsync(() => Task.FromResult(_gengo.Job(job).Status is not (Status.Reviewable or Status.Available)));
        Assert.Single(_gengo.WritesTo(job), static call => call.Code == 0);
        if (answer.IsWorking)
        {
            // A busy machine; what comes in its place is the tests' of late answers.
        }
        else if (tookEffect)
        {
            // Everyone's card may have been updated after it.
            (answer.Sent.LastOrDefault(static message => message is { Call: "POST", HasCard: true })?.Card ?? answer.Card)
                .ShouldShow("Its state:")
                .ShouldShow("by Ana Ruiz");
        }
        else if (!isTyped)
        {
            answer.Card.ShouldShow("by Ana Ruiz").ShouldNotShow("Its state:");
        }
    }

    /// <returns>Null where the bot died meanwhile.</returns>
    private async Task<Reply?> SendAsync(JsonObject activity)
    {
        try
        {
            return await Ana.SendAsync(activity);
        }
        catch (Exception dead) when (dead is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task StartAsync() =>
        _bot ??= await BotProcess.StartAsync(_folder.FullName, _teams, [.. _gengo.Settings, ("Storage:ConnectionString", Database)]);

    private async Task StopAsync()
    {
        if (_bot is { } bot)
        {
            await bot.DisposeAsync();
            _bot = null;
        }
    }

    /// <summary>Beside the bot, whose file it is.</summary>
    private async Task<T> StoredAsync<T>(Func<Stored, Task<T>> question)
    {
        await using var db = new SqliteBotDb($"{Database};Mode=ReadOnly;Pooling=False", _folder.FullName, TimeProvider.System);
        return await question(new Stored(db));
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
