namespace GengoBot.Cards;

/// <summary>
/// Which Gengo account the cards of a turn or a message are about, where the bot has several: two accounts may have the same job number,
/// and a conversation may speak for another one by the time that somebody presses a button. It goes along as a hint and is checked at the
/// click.
/// </summary>
internal static class CardAccount
{
    // Like the language of a turn: everything drawn in it has it, and no card can forget it.
    private static readonly AsyncLocal<(string Name, bool IsNamed)?> Here = new();

    /// <param name="isNamed">Whether a typed command has to name it, since the conversation means another where none is named.</param>
    public static void Is(string account, bool isNamed) => Here.Value = (account, isNamed);

    public static void AddTo(IDictionary<string, object> data)
    {
        if (Here.Value is var (name, _))
        {
            data.TryAdd(CardFields.Account, name);
        }
    }

    /// <summary>The command that does the same when typed.</summary>
    public static string InCommand(Button button, string command)
    {
        if (Here.Value is not { IsNamed: true, Name: var name } || !button.Data.TryGetValue(CardFields.Job, out var job))
        {
            return command;
        }

        // Options stand before a free text.
        var at = command.IndexOf($" {job}", StringComparison.Ordinal);
        var quoted = name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;
        return at < 0 ? command : command.Insert(at + 1 + $"{job}".Length, $" --{CardFields.Account} {quoted}");
    }
}
