using AdaptiveCards;

namespace GengoBot.Cards;

/// <summary>How words are drawn, whichever element holds them.</summary>
internal sealed record Look(AdaptiveTextColor Color, AdaptiveTextSize Size, AdaptiveTextWeight Weight, bool IsSubtle)
{
    public static readonly Look Label = new(AdaptiveTextColor.Default, AdaptiveTextSize.Small, AdaptiveTextWeight.Bolder, IsSubtle: false);

    public static Look Of(Tone tone) => new(
        tone switch
        {
            Tone.Attention => AdaptiveTextColor.Attention,
            Tone.Good => AdaptiveTextColor.Good,
            Tone.Accent => AdaptiveTextColor.Accent,
            _ => AdaptiveTextColor.Default,
        },
        tone == Tone.Subtle ? AdaptiveTextSize.Small : AdaptiveTextSize.Default,
        tone is Tone.Accent or Tone.Good ? AdaptiveTextWeight.Bolder : AdaptiveTextWeight.Default,
        tone == Tone.Subtle);
}
