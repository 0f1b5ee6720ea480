namespace GengoBot.Cards;

/// <summary>
/// The Gengo account that a card is about, where the bot has several: two accounts may have the same job number, and a conversation may
/// use another one by the time that somebody presses a button. Each button carries the name as a hint, which is checked at the click.
/// </summary>
/// <param name="IsNamed">Whether a typed command has to name it, since the conversation uses another where none is named.</param>
internal sealed record CardAccount(string Name, bool IsNamed)
{
    /// <summary>The command that does what the button does.</summary>
    public string InCommand(Button button, string command)
    {
        if (!IsNamed || !button.Data.TryGetValue(CardFields.Job, out var job))
        {
            return command;
        }

        // Options stand before a free text.
        var at = command.IndexOf($" {job}", StringComparison.Ordinal);
        var quoted = Name.Contains(' ', StringComparison.Ordinal) ? $"\"{Name}\"" : Name;
        return at < 0 ? command : command.Insert(at + 1 + $"{job}".Length, $" --{CardFields.Account} {quoted}");
    }
}
