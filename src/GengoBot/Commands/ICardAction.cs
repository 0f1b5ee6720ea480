using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Acts on a submitted form.</summary>
internal interface ICardAction
{
    Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken);
}
