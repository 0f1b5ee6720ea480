using GengoBot.Commands;

namespace GengoBot.Tests.Commands;

/// <summary>A vocabulary with each kind of verb, so that these tests do not follow the product's.</summary>
internal static class CommandReaderVocabulary
{
    public static CommandReader Reader { get; } = new(
    [
        new Verb("job", "show", "status") { Takes = Takes.Job, Options = [new Option("mt", TakesValue: false)] },
        new Verb("approve", "accept")
        {
            Takes = Takes.Job,
            Writes = true,
            Options =
                [new Option("rating"), new Option("translator"), new Option("staff"), new Option("public", false),
                    new Option("confirm", false)],
        },
        new Verb("reject", "decline")
        {
            Takes = Takes.Job,
            Writes = true,
            FreeText = true,
            Options = [new Option("reason"), new Option("then"), new Option("captcha"), new Option("confirm", false)],
        },
        new Verb("comment", "reply", "say") { Takes = Takes.Job, Writes = true, FreeText = true },
        new Verb("comments", "thread") { Takes = Takes.Job },
        new Verb("revisions", "history") { Takes = Takes.Job },
        new Verb("revision", "rev") { Takes = Takes.Revision },
        new Verb("diff", "compare") { Takes = Takes.RevisionPair },
        new Verb("unmute") { Writes = true },
        new Verb("status", "health"),
        new Verb("help", "?", "hi") { FreeText = true },
    ]);

    public static CommandReading Read(string text) => Reader.Read(text, holdsEntities: true);

    public static Command Command(string text) => Assert.IsType<CommandReading.Understood>(Read(text)).Command;

    public static CommandReading.Wrong Wrong(string text) => Assert.IsType<CommandReading.Wrong>(Read(text));

    public static CommandReading.Unknown Unknown(string text) => Assert.IsType<CommandReading.Unknown>(Read(text));
}
