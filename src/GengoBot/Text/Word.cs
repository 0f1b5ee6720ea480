namespace GengoBot.Text;

/// <summary>A word in its plain form, and where it begins in the typed text.</summary>
internal readonly record struct Word(string Text, int Start);
