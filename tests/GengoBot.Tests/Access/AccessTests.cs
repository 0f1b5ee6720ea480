using System.Text.Json.Nodes;
using GengoBot.Accounts;
using GengoBot.Commands;
using GengoBot.Tests.Teams.Inbound;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Access;

public sealed class AccessTests
{
    private const string NoSuchJob = "999";

    private static readonly (string, string)[] OneOfEachRole =
    [
        .. ((string[])["Viewers", "Commenters", "Reviewers", "Managers", "Admins"]).Select(
            static (list, index) => ($"Access:{list}:0", PersonOf((Role)(index + 1)).AadObjectId ?? "")),
    ];

    [Theory]
    [InlineData(Role.None)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Commenter)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Admin)]
    internal async Task Each_command_is_for_its_role_and_those_above_whichever_way_it_is_asked_for(Role role)
    {
        await using var app = new BotApp(OneOfEachRole);

        await EachCommandIsForItsRoleAsync(app, app.Ana.As(PersonOf(role)), role);
    }

    [Theory]
    [InlineData(Role.None)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Commenter)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Manager)]
    internal async Task A_granted_role_is_worth_as_much_as_one_of_the_settings(Role role)
    {
        await using var app = new BotApp(("Access:Admins:0", TestPerson.Ana.AadObjectId ?? ""));
        if (role != Role.None)
        {
            await app.Ben.As(TestPerson.Ana).SayAsync($"grant {role} @", [TestPerson.Ben]);
        }

        await EachCommandIsForItsRoleAsync(app, app.Ben, role);
    }

    private static async Task EachCommandIsForItsRoleAsync(BotApp app, Talk talk, Role role)
    {
        foreach (var command in app.Services.GetServices<CommandInfo>())
        {
            var verb = command.Verb.Name;
            var job = command.Verb.Takes == Takes.Nothing ? "" : NoSuchJob;
            Reply[] answers =
            [
                await talk.SayAsync($"{verb} {job}"),
                await talk.ExecuteAsync(verb, Data(verb, job)),
                await talk.ExecuteAsync("ask-" + verb, Data("ask-" + verb, job)),
                await talk.SubmitAsync(Data(verb, job)),
                await talk.SubmitAsync(Data("ask-" + verb, job)),
            ];

            Assert.All(
                answers,
                answer => Assert.True(
                    IsRefused(answer) == role < command.Role, $"{role} and {verb}: {answer.Body} {string.Join(' ', answer.Lines)}"));
        }

        // What is searched, and what is chosen from it, is seen by whoever may type a job's number.
        Assert.Equal(role < Role.Viewer, IsRefused(await talk.InvokeAsync("composeExtension/query", new JsonObject())));
        Assert.Equal(
            role < Role.Viewer,
            IsRefused(await talk.InvokeAsync("composeExtension/selectItem", new JsonObject { ["job"] = "42", ["account"] = "sandbox" })));
        Assert.Equal(role < Role.Viewer, (await ExtensionReply.PasteAsync(talk, "https://gengo.com/jobs/42")).Entries.Count == 0);

        // A card asks for itself anew with this one alone.
        Assert.Equal(role < Role.Viewer, IsRefused(await talk.ExecuteAsync("job", Data("job", "42"), change: Talk.AsRefresh)));
    }

    [Theory]
    [InlineData(Role.Viewer, "Read,Changes,Revisions,Comments,Refresh")]
    [InlineData(Role.Reviewer, "Approve…,Request changes…,Watch,Read,Changes,Revisions,Comments,Refresh")]
    [InlineData(Role.Manager, "Approve…,Request changes…,Reject…,Watch,Read,Changes,Revisions,Comments,Refresh")]
    internal async Task A_card_for_one_person_has_the_buttons_that_they_may_press(Role role, string buttons)
    {
        await using var app = new BotApp(OneOfEachRole);

        var card = (await app.Ana.As(PersonOf(role)).SayAsync("job 42")).Card;

        Assert.Equal(buttons.Split(','), card.Buttons.Select(static button => button.Title));
    }

    [Fact]
    public async Task A_card_in_a_channel_has_everybodys_buttons_and_the_press_is_checked()
    {
        await using var app = new BotApp(OneOfEachRole);
        var card = (await app.Channel.As(PersonOf(Role.Viewer)).SayAsync("job 42")).Card;

        var refused = await app.Channel.As(PersonOf(Role.Viewer)).ClickAsync(card, "Reject…");

        Assert.Equal(400, refused.Inner);
        Assert.Contains("that takes the role manager", refused.Sentence, StringComparison.Ordinal);
        (await app.Channel.As(PersonOf(Role.Manager)).ClickAsync(card, "Reject…")).Card.ShouldHaveButton("Reject");
    }

    [Fact]
    public async Task A_role_written_into_the_cards_data_gives_nothing()
    {
        await using var app = new BotApp(OneOfEachRole);
        var data = Data("ask-reject", "42");
        data["role"] = "Admin";
        data["aadObjectId"] = PersonOf(Role.Admin).AadObjectId;

        Assert.True(IsRefused(await app.Ana.As(PersonOf(Role.Viewer)).ExecuteAsync("ask-reject", data)));
    }

    [Fact]
    public async Task A_star_is_everybody_of_the_allowed_tenants()
    {
        await using var app = new BotApp(("Access:Reviewers:0", "*"));

        (await app.SayAsync("job 42")).Card.ShouldHaveButton("Approve…").ShouldNotHaveButton("Reject…");
    }

    [Fact]
    public async Task A_role_for_one_account_holds_there_and_the_higher_of_two_counts()
    {
        await using var app = new BotApp(
            ("Access:Viewers:0", "*"), ("Gengo:Accounts:sandbox:Access:Managers:0", TestPerson.Ben.AadObjectId?.ToUpperInvariant() ?? ""));

        (await app.SayAsync("job 42")).Card.ShouldNotHaveButton("Reject…");
        (await app.Ben.SayAsync("job 42")).Card.ShouldHaveButton("Reject…");
    }

    [Fact]
    public async Task Somebody_without_an_id_in_Entra_has_the_roles_of_everybody_only()
    {
        await using var app = new BotApp(("Access:Admins:0", ""), ("Access:Viewers:0", "*"));

        (await app.Ana.As(new TestPerson("29:guest", null, "Guest")).SayAsync("job 42")).Card.ShouldNotHaveButton("Approve…");
        (await app.Ana.As(new TestPerson("29:guest", "", "Guest")).SayAsync("job 42")).Card.ShouldNotHaveButton("Approve…");
    }

    private static JsonObject Data(string verb, string job) => new() { ["verb"] = verb, ["job"] = job };

    private static TestPerson PersonOf(Role role) =>
        new($"29:{role}", $"{(int)role}{(int)role}000000-0000-4000-8000-000000000000", role.ToString());

    private static bool IsRefused(Reply answer) => answer.Status == System.Net.HttpStatusCode.OK
        && (answer.Body.ValueKind == System.Text.Json.JsonValueKind.Object ? answer.Body.GetRawText() : string.Join('\n', answer.Lines))
            .Contains("You may not use", StringComparison.Ordinal);
}
