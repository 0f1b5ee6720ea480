namespace GengoBot.Jobs;

/// <summary>Something that another room adds to a job's card in one conversation. The text is foreign: it is drawn literally.</summary>
/// <param name="Command">The typed command that shows the whole text, should the card have no room for it.</param>
internal sealed record JobCardLine(string Label, string Text, string Command);
