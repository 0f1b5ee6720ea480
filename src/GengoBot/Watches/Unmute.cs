using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Notifications;

namespace GengoBot.Watches;

/// <summary>Ends a mute, of everything here or of one job: what was held back is sent now.</summary>
internal sealed class Unmute(MuteStore quiet) : ICommand
{
    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        await quiet.UnmuteAsync(turn.Conversation.Place.Id, turn.Account.Name, command.Job, cancellationToken)
            ? new Answer.Say(Strings.Unmuted) { Line = Sentence.InPlainText(Strings.LineUnmuted, turn.Person.Name) }
            : new Answer.Say(Strings.NothingMuted);
}
