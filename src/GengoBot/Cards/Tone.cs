namespace GengoBot.Cards;

/// <summary>How a sentence is drawn; its words alone say what it means.</summary>
internal enum Tone
{
    Plain,
    Subtle,
    Accent,
    Good,
    Attention,
}
