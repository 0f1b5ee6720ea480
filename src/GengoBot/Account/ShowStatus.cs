using System.Reflection;
using Gengo;
using GengoBot.Bot;
using GengoBot.Cards;

namespace GengoBot.Account;

/// <summary>Says how the bot itself is: version, the conversation's account, whether Gengo answers.</summary>
internal sealed class ShowStatus : ICommand
{
    public const string Verb = "status";

    private static readonly string Version = typeof(ShowStatus).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        new Answer.Show(new CardDraft()
            .Title(Strings.StatusTitle)
            .Facts(
                (Strings.StatusVersion, Version),
                (Strings.FactAccount, turn.Account.IsSandbox ? turn.Account.Name + " · " + Strings.Sandbox : turn.Account.Name),
                (Strings.StatusGengo, await GengoAnswersAsync(turn, cancellationToken)),
                (Strings.StatusYou, RoleWords.Of(turn.Role)))
            .Done());

    /// <summary>Asks for a job that need not exist: a refusal by number is an answer too.</summary>
    private static async Task<string> GengoAnswersAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Account.Gengo.GetJobAsync(new JobId(1), cancellationToken: cancellationToken);
            return Strings.StatusGengoAnswers;
        }
        catch (GengoException refused)
        {
            return refused.Code is 2100 or 2050 ? Strings.StatusGengoAnswers : GengoSentences.For(refused);
        }
    }
}
