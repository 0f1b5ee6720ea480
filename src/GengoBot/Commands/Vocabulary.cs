namespace GengoBot.Commands;

/// <summary>All that the bot understands: finds the command or the card action behind a verb. Filled in <see cref="BotCommands"/>.</summary>
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

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<CommandInfo> Commands { get; }

    public CommandReader Reader { get; }

    public CommandInfo? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>The same for a verb of ours.</summary>
    public CommandInfo Required(string verb) => Find(verb) ?? throw new InvalidOperationException($"The vocabulary does not know '{verb}'.");

    public ICommand Command(CommandInfo command) => _services.GetRequiredKeyedService<ICommand>(command.Verb.Name);

    /// <summary>What the form of this command does when it is submitted; null where the command has no form.</summary>
    public ICardAction? Action(CommandInfo command) => _services.GetKeyedService<ICardAction>(command.Verb.Name);
}
