using GengoBot.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Commands;

/// <summary>Rules between cards, commands and handlers that no compiler sees.</summary>
public sealed class VocabularyTests
{
    private static readonly string[] Tour =
    [
        "job 42", "job 43 --mt", "job 46", "job 51", "read 42", "read 48", "read 48 --page 2", "approve 42", "revise 42", "reject 42",
        "reject 49", "cancel 43", "cancel 44", "approve 46", "revisions 42", "revision 42 1", "diff 42", "feedback 46",
        "comments 42", "comment 42", "note 42", "help", "help reject", "status", "jbo 42", "rejct 42", "nonsense",
        "watch 47", "watch all", "job 47", "mute 2h", "mute 47", "watching", "inbox", "unwatch all",
    ];

    [Fact]
    public async Task Each_verb_on_a_card_has_a_handler_and_each_handler_stands_on_a_card_or_in_the_help()
    {
        await using var app = new BotApp();
        var vocabulary = app.Services.GetRequiredService<Vocabulary>();
        var cards = await TourAsync(app);
        var verbs = cards.SelectMany(static card => card.Buttons).Select(static button => button.Verb).ToHashSet();

        Assert.All(verbs, verb =>
        {
            var asks = verb.StartsWith(Verbs.Ask, StringComparison.Ordinal);
            var command = vocabulary.Find(asks ? verb[Verbs.Ask.Length..] : verb);
            Assert.True(command is not null, $"Nobody handles '{verb}'.");
            Assert.NotNull(vocabulary.Command(command));
            Assert.True(!asks || vocabulary.Action(command) is not null, $"'{verb}' asks, and no form of it does anything.");
        });

        var help = (await app.SayAsync("help")).Card;
        Assert.All(vocabulary.Commands, command =>
        {
            help.ShouldShow(command.Example);
            Assert.True(vocabulary.Action(command) is null || verbs.Contains(command.Verb.Name), $"No form submits '{command.Verb.Name}'.");
        });
    }

    [Fact]
    public async Task The_plain_text_of_a_card_names_a_command_for_each_button()
    {
        await using var app = new BotApp();
        var vocabulary = app.Services.GetRequiredService<Vocabulary>();

        foreach (var card in await TourAsync(app))
        {
            var commands = card.Buttons.Count == 0 ? [] : card.PlainText.Split("You can type: ")[^1].Split(" · ");
            Assert.Equal(card.Buttons.Count, commands.Length);
            Assert.All(card.Buttons.Zip(commands), pair =>
            {
                var reading = vocabulary.Reader.Read(pair.Second, holdsEntities: true);
                Assert.True(
                    reading is CommandReading.Understood, $"'{pair.First.Title}' is said to be '{pair.Second}', which reads as {reading}.");
                Assert.Equal(
                    vocabulary.Find(pair.First.Verb.Replace(Verbs.Ask, "", StringComparison.Ordinal))?.Verb.Name,
                    ((CommandReading.Understood)reading).Command.Verb);
            });
        }
    }

    [Fact]
    public async Task A_word_means_one_command()
    {
        await using var app = new BotApp();
        var names = app.Services.GetServices<CommandInfo>()
            .SelectMany(static command => command.Verb.Aliases.Prepend(command.Verb.Name))
            .ToList();

        // "status 42" is the job, "status" alone the bot.
        Assert.Equal(
            ["status"],
            names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Count() > 1)
                .Select(static group => group.Key));
    }

    [Fact]
    public void A_command_prints_without_the_persons_words() =>
        Assert.Equal(
            "help",
            new Command("help") { Text = "Private words", Options = new Dictionary<string, string> { ["staff"] = "Private" } }.ToString());

    private static async Task<IReadOnlyList<DrawnCard>> TourAsync(BotApp app)
    {
        var cards = new List<DrawnCard>();
        foreach (var typed in Tour)
        {
            cards.Add((await app.SayAsync(typed)).Card);
        }

        return cards;
    }
}
