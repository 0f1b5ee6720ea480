using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Access;

public sealed class GrantTests
{
    private static readonly (
        string, string)[] AnaIsAdmin = [("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""), ("Access:Viewers:0", "*")];

    public static TheoryData<string, string> Shared => new()
    {
        { "19:a-group@thread.v2", "groupChat" },
        { "19:localization@thread.tacv2;messageid=1700000000000", "channel" },
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public async Task A_granted_role_holds_in_its_conversation_at_once_and_in_no_other(string conversation, string kind)
    {
        await using var app = new BotApp(AnaIsAdmin);
        var ana = new Talk(app, conversation, kind, TestPerson.Ana);
        var ben = ana.As(TestPerson.Ben);
        Assert.Contains("You may not use comment", (await ben.SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);

        var granted = await ana.SayAsync("grant reviewer @", [TestPerson.Ben]);

        Assert.Contains("Ana Ruiz gave Ben Okafor the role reviewer", granted.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("You may not", (await ben.SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);
        Assert.Contains("You may not use reject", (await ben.SayAsync("reject 42")).Sentence, StringComparison.Ordinal);
        Assert.Contains("You may not use comment", (await app.Ben.SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "You may not use comment", (await ana.As(TestPerson.Chiyo).SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);

        await ana.SayAsync("revoke reviewer @", [TestPerson.Ben]);
        Assert.Contains("You may not use comment", (await ben.SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Either_database_keeps_grants_and_the_chosen_account(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        await using var app = new BotApp([.. AnaIsAdmin, .. database.Settings]);

        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben]);
        Assert.DoesNotContain(
            "You may not", (await app.Channel.As(TestPerson.Ben).SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);
        (await app.Channel.SayAsync("access")).Card.ShouldShow("Ben Okafor");
        Assert.Contains("sandbox", (await app.Channel.SayAsync("use sandbox")).Sentence, StringComparison.Ordinal);
        (await app.Channel.As(TestPerson.Ben).SayAsync("job 42")).Card.ShouldShow("sandbox");

        await app.Channel.SayAsync("revoke reviewer @", [TestPerson.Ben]);
        Assert.Contains(
            "You may not", (await app.Channel.As(TestPerson.Ben).SayAsync("comment 42 Hello")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_everyones_card_turns_into_each_persons_own_by_their_grants()
    {
        await using var app = new BotApp(AnaIsAdmin);
        app.Teams.Members = [TestPerson.Ana.Id, TestPerson.Ben.Id, TestPerson.Chiyo.Id];
        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben]);
        var card = (await app.Channel.SayAsync("job 42")).Card;

        (await app.Channel.RefreshAsync(card)).Card.ShouldHaveButton("Reject…");
        (await app.Channel.As(TestPerson.Ben).RefreshAsync(card)).Card.ShouldHaveButton("Approve…").ShouldNotHaveButton("Reject…");
        (await app.Channel.As(TestPerson.Chiyo).RefreshAsync(card)).Card.ShouldNotHaveButton("Approve…").ShouldHaveButton("Comments");

        await app.Channel.SayAsync("revoke reviewer @", [TestPerson.Ben]);
        (await app.Channel.As(TestPerson.Ben).RefreshAsync(card)).Card.ShouldNotHaveButton("Approve…");
    }

    [Fact]
    public async Task In_ones_own_chat_a_grant_holds_there()
    {
        await using var app = new BotApp(AnaIsAdmin);
        var ana = app.Ben.As(TestPerson.Ana);

        await ana.SayAsync("grant manager @", [TestPerson.Ben]);

        (await app.Ben.SayAsync("job 42")).Card.ShouldHaveButton("Reject…");
        Assert.Contains(
            "You may not use reject", (await app.Channel.As(TestPerson.Ben).SayAsync("reject 42")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_in_a_channel_holds_in_all_channels_of_the_team_and_in_no_other_team()
    {
        await using var app = new BotApp(AnaIsAdmin);
        var first = app.Channel with { Team = "19:team@thread.tacv2" };
        var second = first with { Conversation = "19:another-channel@thread.tacv2;messageid=9" };

        Assert.Contains(
            "in all channels of this team", (await first.SayAsync("grant commenter @", [TestPerson.Ben])).Sentence,
            StringComparison.Ordinal);

        Assert.Contains("19:team@thread.tacv2", app.Teams.AskedAbout);
        Assert.DoesNotContain(
            "You may not", (await second.As(TestPerson.Ben).SayAsync("comment 42 From the second")).Sentence, StringComparison.Ordinal);
        // Not each activity of a channel names its team.
        Assert.DoesNotContain(
            "You may not", (await app.Channel.As(TestPerson.Ben).SayAsync("comment 42 Without the team")).Sentence,
            StringComparison.Ordinal);
        var elsewhere = second with { Conversation = "19:elsewhere@thread.tacv2;messageid=9", Team = "19:other-team@thread.tacv2" };
        Assert.Contains(
            "You may not", (await elsewhere.As(TestPerson.Ben).SayAsync("comment 42 Elsewhere")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_who_can()
    {
        await using var app = new BotApp(AnaIsAdmin);
        Assert.Contains(
            "An admin of this conversation decides", (await app.Channel.As(TestPerson.Ben).SayAsync("approve 42")).Sentence,
            StringComparison.Ordinal);

        await app.Channel.SayAsync("grant manager @", [TestPerson.Chiyo]);
        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Chiyo]);
        await app.Channel.SayAsync("grant commenter @", [TestPerson.Ben]);

        var refused = (await app.Channel.As(TestPerson.Ben).SayAsync("approve 42")).Sentence;
        Assert.Contains("that takes the role reviewer. Here that is Chiyo Mori. An admin decides", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_from_settings_is_not_taken_back_and_that_is_said()
    {
        await using var app = new BotApp(
            ("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""), ("Access:Reviewers:0", TestPerson.Ben.AadObjectId ?? ""));

        Assert.Equal(
            "Ben Okafor is reviewer by settings, which I cannot change: whoever runs GengoBot can, under Access.",
            (await app.Channel.SayAsync("revoke reviewer @", [TestPerson.Ben])).Sentence);
        await app.Channel.SayAsync("grant manager @", [TestPerson.Ben]);
        Assert.Equal(
            "Ana Ruiz took the role manager here back from Ben Okafor. Ben Okafor is reviewer by settings, which I cannot change: "
            + "whoever runs GengoBot can, under Access.",
            (await app.Channel.SayAsync("revoke manager @", [TestPerson.Ben])).Sentence);
        Assert.Equal(
            "Chiyo Mori was not granted the role viewer here.",
            (await app.Channel.SayAsync("revoke viewer @", [TestPerson.Chiyo])).Sentence);
    }

    [Fact]
    public async Task Access_says_why_and_who_else_and_its_button_takes_a_role_back()
    {
        await using var app = new BotApp(AnaIsAdmin);
        await app.Channel.SayAsync("grant reviewer @ and @", [TestPerson.Ben, TestPerson.Chiyo]);

        var card = (await app.Channel.As(TestPerson.Ben).SayAsync("roles")).Card;
        card.ShouldShow("Ben Okafor, your role here: reviewer")
            .ShouldShow("Settings make everybody viewer.")
            .ShouldShow("You were granted reviewer by Ana Ruiz")
            .ShouldShow("Chiyo Mori: reviewer, by Ana Ruiz").ShouldShow("everybody").ShouldShow("by name: 1");

        var refused = await app.Channel.As(TestPerson.Ben).ClickAsync(card, "Take reviewer from Chiyo Mori");
        Assert.Contains("You may not use revoke here: that takes the role admin.", refused.Sentence, StringComparison.Ordinal);

        var taken = await app.Channel.ClickAsync(card, "Take reviewer from Ben Okafor");
        taken.Card.ShouldShow("Ana Ruiz, your role here: admin").ShouldShow("Chiyo Mori: reviewer").ShouldNotShow("Ben Okafor: reviewer");
        Assert.Contains("Ana Ruiz took the role reviewer here back from Ben Okafor.", taken.Lines);
        Assert.Contains("You may not", (await app.Channel.As(TestPerson.Ben).SayAsync("approve 42")).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "taken back already", (await app.Channel.SubmitAsync(card, "Take reviewer from Ben Okafor")).Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grant", "comes a role")]
    [InlineData("grant boss @", "comes a role")]
    [InlineData("grant none @", "comes a role")]
    [InlineData("grant 5 @", "comes a role")]
    [InlineData("grant reviewer Ben Okafor", "with @")]
    [InlineData("grant reviewer @ if he asks", "if he asks")]
    [InlineData("grant --all reviewer @", "do not know the option --all")]
    public async Task What_is_not_clear_gives_nobody_anything(string typed, string answer)
    {
        await using var app = new BotApp(AnaIsAdmin);

        var said = await (
            typed.Contains('@', StringComparison.Ordinal) ? app.Channel.SayAsync(typed, [TestPerson.Ben]) : app.Channel.SayAsync(typed));

        Assert.Contains(answer, said.Sentence, StringComparison.Ordinal);
        (await app.SayInChannelAsync("access")).Card.ShouldShow("Nobody has been granted a role here.");
    }

    [Fact]
    public async Task Who_is_no_member_or_has_no_id_in_Entra_gets_no_role()
    {
        await using var app = new BotApp(AnaIsAdmin);
        var guest = new TestPerson("29:guest", null, "Guest");
        app.Teams.People = [TestPerson.Ana, guest];

        Assert.Contains(
            "does not tell me who Ben Okafor is", (await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben])).Sentence,
            StringComparison.Ordinal);
        Assert.Contains(
            "Guest has no id in Entra", (await app.Channel.SayAsync("grant reviewer @", [guest])).Sentence, StringComparison.Ordinal);
        Assert.Contains("You may not", (await app.Channel.As(guest).SayAsync("approve 42")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_granted_admin_decides_too_and_each_change_is_on_record()
    {
        await using var app = new BotApp(AnaIsAdmin);
        await app.Channel.SayAsync("grant admin @", [TestPerson.Ben]);
        await app.Channel.As(TestPerson.Ben).SayAsync("grant reviewer @", [TestPerson.Chiyo]);
        Assert.Contains(
            "had the role reviewer here already", (await app.Channel.SayAsync("grant reviewer @", [TestPerson.Chiyo])).Sentence,
            StringComparison.Ordinal);
        await app.Channel.SayAsync("revoke admin @", [TestPerson.Ben]);

        Assert.Contains(
            "You may not use grant", (await app.Channel.As(TestPerson.Ben).SayAsync("grant admin @", [TestPerson.Ben])).Sentence,
            StringComparison.Ordinal);
        var rows = (await app.Stored.AuditAsync()).Select(static entry => $"{entry.ActorName} {entry.Action} {entry.Result}");
        Assert.Equal(
            [$"Ana Ruiz grant Admin {TestPerson.Ben.AadObjectId}", $"Ben Okafor grant Reviewer {TestPerson.Chiyo.AadObjectId}",
                $"Ana Ruiz revoke Admin {TestPerson.Ben.AadObjectId}"], rows);
    }

    [Fact]
    public async Task An_admin_of_one_account_grants_for_that_account_only()
    {
        await using var app = new BotApp(
            ("Gengo:Accounts:sandbox:Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""),
            ("Access:Admins:0", TestPerson.Chiyo.AadObjectId ?? ""));

        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben]);
        await app.Channel.As(TestPerson.Chiyo).SayAsync("grant viewer @", [TestPerson.Ben]);

        Assert.Equal(["Reviewer sandbox", "Viewer "], await app.Stored.GrantsAsync());
    }

    [Fact]
    public async Task An_admin_of_one_account_takes_back_for_that_account_only()
    {
        await using var app = new BotApp(
            ("Gengo:Accounts:sandbox:Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""),
            ("Access:Admins:0", TestPerson.Chiyo.AadObjectId ?? ""));
        await app.Channel.As(TestPerson.Chiyo).SayAsync("grant reviewer @", [TestPerson.Ben]);
        await app.Channel.SayAsync("grant reviewer @", [TestPerson.Ben]);

        var answer = await app.Channel.SayAsync("revoke reviewer @", [TestPerson.Ben]);

        Assert.Contains(
            "Ben Okafor has the role reviewer here for every Gengo account.", answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Reviewer "], await app.Stored.GrantsAsync());
        await app.Channel.As(TestPerson.Chiyo).SayAsync("revoke reviewer @", [TestPerson.Ben]);
        Assert.Empty(await app.Stored.GrantsAsync());
    }

    [Fact]
    public async Task Owners_of_the_team_are_asked_for_in_its_channels_only()
    {
        await using var app = new BotApp(("Access:Managers:0", "team-owners"), ("Access:Viewers:0", "*"));
        app.Teams.Owners = [TestPerson.Ben.Id];

        Assert.DoesNotContain(
            "You may not", (await app.Channel.As(TestPerson.Ben).SayAsync("reject 42")).Card.Text, StringComparison.Ordinal);
        Assert.Contains("You may not", (await app.Channel.SayAsync("reject 42")).Sentence, StringComparison.Ordinal);
        (await app.Channel.As(TestPerson.Ben).SayAsync("access")).Card.ShouldShow(
            "Settings make owners of the team manager, and Teams says you are one.")
            .ShouldShow("owners of the team");
        var before = app.Teams.AskedAbout.Count;
        Assert.Contains("You may not", (await app.Ben.SayAsync("reject 42")).Sentence, StringComparison.Ordinal);
        Assert.Equal(before, app.Teams.AskedAbout.Count);

        app.Teams.Owners = [];
        Assert.Contains("You may not", (await app.Channel.As(TestPerson.Ben).SayAsync("reject 42")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_for_somebody_in_a_cards_data_is_no_grant()
    {
        await using var app = new BotApp(AnaIsAdmin);
        var data = new JsonObject
        {
            ["verb"] = "grant",
            ["role"] = "admin",
            ["person"] = TestPerson.Ben.AadObjectId,
            ["comment"] = "admin Ben Okafor",
        };

        Assert.Contains("with @", (await app.Channel.ExecuteAsync("grant", data)).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "You may not use grant", (await app.Channel.As(TestPerson.Ben).ExecuteAsync("grant", data.DeepClone())).Sentence,
            StringComparison.Ordinal);
    }
}
