namespace GengoBot.Cards;

/// <summary>How a sentence is drawn. Its meaning is in its words alone.</summary>
internal enum Tone
{
    Plain,
    Subtle,
    Accent,
    Good,
    Attention,
}
