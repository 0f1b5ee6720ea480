using GengoBot.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("help")]
    [InlineData("?")]
    [InlineData("hi")]
    [InlineData("Hello!")]
    [InlineData("")]
    public async Task It_lists_every_command_of_the_table(string typed)
    {
        await using var app = new BotApp();

        var card = (await app.SayAsync(typed)).Card;

        Assert.All(app.Services.GetServices<CommandInfo>(), command => card.ShouldShow(command.Example).ShouldShow(command.Summary()));
    }

    [Fact]
    public async Task A_mention_alone_is_answered_too()
    {
        await using var app = new BotApp();

        (await app.SayInChannelAsync("")).Card.ShouldShow("What you can type");
    }

    [Fact]
    public async Task It_lists_what_the_person_may_do()
    {
        await using var app = new BotApp(("Access:Viewers:0", "*"));

        (await app.SayAsync("help")).Card.ShouldShow("job 42").ShouldNotShow("cancel 42");
    }

    [Fact]
    public async Task About_one_command_it_tells_aliases_options_and_role()
    {
        await using var app = new BotApp();

        foreach (var command in app.Services.GetServices<CommandInfo>())
        {
            foreach (var name in command.Verb.Aliases.Where(static alias => alias != "status").Prepend(command.Verb.Name))
            {
                var card = (await app.SayAsync($"help {name}")).Card.ShouldShow(command.Example);
                Assert.All(command.Verb.Aliases, alias => card.ShouldShow(alias));
                Assert.All(command.Verb.Options, option => card.ShouldShow("--" + option.Name));
            }
        }
    }

    [Fact]
    public async Task Each_example_is_read_as_the_command_it_is_for()
    {
        await using var app = new BotApp();
        var vocabulary = app.Services.GetRequiredService<Vocabulary>();

        Assert.All(vocabulary.Commands, command =>
            Assert.Equal(
                command.Verb.Name,
                Assert.IsType<CommandReading.Understood>(vocabulary.Reader.Read(command.Example, holdsEntities: true)).Command.Verb));
    }

    [Theory]
    [InlineData("jbo 42", "job 42", "Lumen One")]
    [InlineData("revisons 42", "revisions 42", "Revisions of job 42")]
    [InlineData("coments 42", "comments 42", "Comments on job 42")]
    public async Task A_typo_close_to_a_verb_gets_a_suggestion_to_press(string typed, string meant, string shown)
    {
        await using var app = new BotApp();

        var card = (await app.SayAsync(typed)).Card.ShouldShow("Did you mean");

        (await app.Ana.ClickAsync(card, meant)).Card.ShouldShow(shown);
    }

    [Fact]
    public async Task A_suggestion_for_something_that_writes_opens_its_form_with_the_words_kept()
    {
        await using var app = new BotApp();
        var card = (await app.SayAsync("rejct 42 --reason quality --confirm Too literal")).Card;

        var form = (await app.Ana.ClickAsync(card, "reject 42")).Card;

        form.ShouldHaveInput("reason", "quality").ShouldHaveInput("comment", "Too literal");
        Assert.Empty(app.Writes);
    }
}
