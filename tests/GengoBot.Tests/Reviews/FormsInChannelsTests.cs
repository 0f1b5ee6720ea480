

namespace GengoBot.Tests.Reviews;

/// <summary>A form holds a captcha and private words: it is never posted where others read along.</summary>
public sealed class FormsInChannelsTests
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "approve 42", "Approve…", "Approve" },
        { "revise 42", "Request changes…", "Send back" },
        { "reject 42", "Reject…", "Reject" },
        { "cancel 43", "Cancel…", "Cancel the job" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Typed_in_a_channel_it_brings_the_job_card_with_one_line(string typed, string open, string submit)
    {
        await using var app = new BotApp();

        var card = (await app.SayInChannelAsync(typed)).Card;
        card.ShouldShow("the form is seen only by you").ShouldHaveButton(open).ShouldNotHaveButton(submit);
        var form = (await app.Channel.ClickAsync(card, open)).Card;

        form.ShouldHaveButton(submit);
        NothingPrivateIn(app, app.Channel.Conversation);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Pressed_in_an_old_client_the_form_goes_to_the_persons_own_chat(string typed, string open, string submit)
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync(typed)).Card;

        var answer = await app.Channel.As(TestPerson.Ben).SubmitAsync(card, open);

        Assert.Equal(["Ben Okafor, the form is in our own chat: only you see it there."], answer.Lines);
        Assert.Single(app.Teams.Opened);
        Assert.Single(app.Teams.In("a:private-29:ben")).Card.ShouldBeSound().ShouldHaveButton(submit);
        NothingPrivateIn(app, app.Channel.Conversation);
    }

    [Fact]
    public async Task Decided_in_the_persons_own_chat_the_channel_hears_of_it()
    {
        await using var app = new BotApp();
        var card = (await app.SayInChannelAsync("job 42")).Card;
        var ben = app.Channel.As(TestPerson.Ben);
        await ben.SubmitAsync(card, "Approve…");
        var form = Assert.Single(app.Teams.In("a:private-29:ben")).Card;

        await (ben with { Conversation = "a:private-29:ben", Kind = "personal" }).SubmitAsync(form, "Approve", ("rating", "4"));

        Assert.Equal(4, app.Job(42).Feedback?.Rating);
        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Approved by Ben Okafor");
        Assert.Contains(
            app.Teams.In(app.Channel.Conversation), static message => message.Text == "Ben Okafor approved job 42 and rated it 4 of 5.");
    }

    [Fact]
    public async Task Decided_in_the_persons_own_chat_the_channels_card_has_the_channels_own_watch_button()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("watch 42");
        var card = (await app.SayInChannelAsync("job 42")).Card.ShouldHaveButton("Stop watching");
        var ben = app.Channel.As(TestPerson.Ben);
        await ben.SubmitAsync(card, "Request changes…");
        var form = Assert.Single(app.Teams.In("a:private-29:ben")).Card;

        await (ben with { Conversation = "a:private-29:ben", Kind = "personal" }).SubmitAsync(
            form, "Send back", ("comment", "Too literal."));

        app.Teams.CardAt(card.MessageId ?? "").ShouldShow("Ben Okafor").ShouldHaveButton("Stop watching").ShouldNotHaveButton("Watch");
    }

    [Fact]
    public async Task Where_the_bot_cannot_write_to_the_person_a_line_says_how_to_add_it()
    {
        await using var app = new BotApp();
        app.Teams.Refusals["open"] = 403;
        var card = (await app.SayInChannelAsync("job 42")).Card;

        var answer = await app.Channel.SubmitAsync(card, "Reject…");

        Assert.Contains("Add GengoBot as an app", Assert.Single(answer.Lines), StringComparison.Ordinal);
        NothingPrivateIn(app, app.Channel.Conversation);
    }

    [Fact]
    public async Task Words_typed_in_a_channel_are_kept_for_the_form_that_one_person_opens()
    {
        await using var app = new BotApp();

        var card = (await app.SayInChannelAsync("approve 42 --rating 5 --translator \"Great work\" --public")).Card;

        (await app.Channel.ClickAsync(card, "Approve…")).Card
            .ShouldHaveInput("rating", "5")
            .ShouldHaveInput("translator", "Great work")
            .ShouldHaveInput("public", "true")
            .ShouldHaveInput("staff", "");
    }

    [Fact]
    public async Task A_wrong_captcha_in_an_old_client_never_brings_the_form_into_the_channel()
    {
        await using var app = new BotApp();
        await app.SayInChannelAsync("job 42");

        var answer = await app.SayInChannelAsync("reject 42 --reason quality --captcha ZZZZZZ --confirm Too literal");

        answer.Card.ShouldHaveButton("Reject…");
        NothingPrivateIn(app, app.Channel.Conversation);
    }

    private static void NothingPrivateIn(BotApp app, string conversation) =>
        Assert.All(app.Teams.In(conversation).Where(static message => message.HasCard), static message =>
        {
            Assert.Empty(message.Card.Inputs);
            Assert.Null(message.Card.Image);
        });
}
