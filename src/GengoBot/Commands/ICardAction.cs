using GengoBot.Cards;

namespace GengoBot.Commands;

/// <summary>Something a submitted form does.</summary>
internal interface ICardAction
{
    Task<Answer> HandleAsync(CardForm form, Turn turn, CancellationToken cancellationToken);
}
