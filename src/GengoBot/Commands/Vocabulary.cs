namespace GengoBot.Commands;

/// <summary>Finds the command or the card action of a verb. <see cref="BotCommands"/> fills it.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, CommandInfo> _byVerb;
    private readonly IServiceProvider _services;

    public Vocabulary(IEnumerable<CommandInfo> commands, IServiceProvider services)
    {
        _services = services;
        Commands = [.. commands];
        _byVerb = Commands.ToDictionary(command => command.Verb.Name, StringComparer.Ordinal);
        Reader = new CommandReader([.. Commands.Select(command => command.Verb)]);
    }

    /// <summary>The commands, in the order of the help.</summary>
    public IReadOnlyList<CommandInfo> Commands { get; }

    public CommandReader Reader { get; }

    public CommandInfo? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>Finds the command of a verb that must exist.</summary>
    public CommandInfo Required(string verb) =>
        Find(verb) ?? throw new InvalidOperationException($"The vocabulary does not know '{verb}'.");

    public ICommand Command(CommandInfo command) => _services.GetRequiredKeyedService<ICommand>(command.Verb.Name);

    /// <summary>The action of this command's form when it is submitted; null if the command has no form.</summary>
    public ICardAction? Action(CommandInfo command) => _services.GetKeyedService<ICardAction>(command.Verb.Name);
}
