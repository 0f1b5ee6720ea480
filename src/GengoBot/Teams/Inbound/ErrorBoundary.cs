using System.Net;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;

namespace GengoBot.Teams.Inbound;

/// <summary>Turns what a handler throws into an answer.</summary>
internal sealed partial class ErrorBoundary(ILogger<ErrorBoundary> logger)
{
    /// <summary>
    /// Answers Gengo's refusals with their sentence, and unexpected errors with an apology and a number that the log has too.
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
            return new Answer.Say(GengoErrorText.For(refused), IsProblem: true);
        }
        catch (Exception unexpected)
        {
            Log.Failed(logger, turn.Reference, unexpected);
            return new Answer.Say(Sentence.InPlainText(Strings.Sorry, turn.Reference), IsProblem: true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Reference}: Gengo refused with code {Code}, HTTP status {Status}.")]
        public static partial void Refused(ILogger logger, string reference, int? code, HttpStatusCode? status);

        [LoggerMessage(LogLevel.Error, "{Reference}: the turn failed.")]
        public static partial void Failed(ILogger logger, string reference, Exception exception);
    }
}
