using System.Net;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Teams.Inbound;

/// <summary>Turns what a handler throws into an answer.</summary>
internal sealed partial class ErrorBoundary(ILogger<ErrorBoundary> logger)
{
    /// <summary>
    /// Answers Gengo's refusals with their sentence, and unexpected errors with an apology, each with a number that the log has too.
    /// </summary>
    public async Task<Answer> GuardAsync(Turn turn, Func<Task<Answer>> handle)
    {
        try
        {
            return await handle();
        }
        catch (GengoException refused)
        {
            Log.Refused(logger, turn.Reference, refused.Code, refused.HttpStatus);
            return new Answer.Say(GengoErrorText.For(refused, turn.Reference), IsProblem: true);
        }
        catch (Exception unexpected)
        {
            Log.Failed(logger, turn.Reference, unexpected);
            return new Answer.Say(Sentence.InPlainText(Strings.Sorry, turn.Reference), IsProblem: true);
        }
    }

    /// <summary>Answers for a Gengo that takes longer than the person's client waits.</summary>
    public Answer.Say TooLate(Turn turn)
    {
        Log.TooLate(logger, turn.Reference);
        return new Answer.Say(GengoErrorText.Late(turn.Reference), IsProblem: true);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: Gengo refused with code {Code}, HTTP status {Status}.")]
        public static partial void Refused(ILogger logger, string reference, int? code, HttpStatusCode? status);

        [LoggerMessage(LogLevel.Warning, "{Reference}: Gengo did not answer in time.")]
        public static partial void TooLate(ILogger logger, string reference);

        [LoggerMessage(LogLevel.Error, "{Reference}: the turn failed.")]
        public static partial void Failed(ILogger logger, string reference, Exception exception);
    }
}
