using System.Globalization;
using Gengo;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Polling;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

using InteractionKind = GengoBot.Commands.InteractionKind;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Jobs in messages that people write themselves: found by number or title, or named by a link to Gengo. Who may not see a job when they type its number does not see
/// it here, and nothing can be done to a job from there.
/// </summary>
internal sealed partial class TranslationBot
{
    /// <summary>As many as Teams asks for at once. Who looks for more types more.</summary>
    private const int MostFound = 25;

    /// <summary>The command's one parameter in the app's manifest. A question may name it as an older manifest did, or not at all.</summary>
    public const string SearchParameter = "search";

    /// <summary>What Teams names its question when the list opens and nothing is typed; its value is "true".</summary>
    private const string Opening = "initialRun";

    private const string Choose = "composeExtension/selectItem";

    protected override async Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken)
    {
        var (viewers, refusal) = await ViewersAsync(turnContext, cancellationToken);
        if (viewers is not [var turn, ..])
        {
            return MessagingExtensionCards.Say(refusal);
        }

        var text = query.Parameters?.FirstOrDefault(static parameter => parameter is { Name: not Opening, Value: string })?.Value as string ?? "";
        if (keys.IsIn(text))
        {
            return MessagingExtensionCards.Say(Strings.KeyPasted);
        }

        List<FoundJob> found = [];
        var answer = await GuardedAsync(turn, async () =>
        {
            foreach (var viewer in viewers.TakeWhile(_ => found.Count < MostFound))
            {
                found.AddRange(await index.FindAsync(viewer.Account.Name, text, MostFound - found.Count, cancellationToken));
            }

            return found.Count > 0 ? new Answer.Nothing() : new Answer.Say(string.IsNullOrWhiteSpace(text) ? Strings.NothingWaits : Strings.NothingFound);
        });
        return answer is Answer.Say say ? MessagingExtensionCards.Say(say.Sentence) : MessagingExtensionCards.Found(found, viewers.Count > 1);
    }

    /// <summary>A link that leads to no job, or to one that is not to be seen here, stays a link: why is nobody's business.</summary>
    protected override async Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken)
    {
        if (links.JobOf(query.Url) is not { } job)
        {
            return MessagingExtensionCards.Nothing;
        }

        var (viewers, _) = await ViewersAsync(turnContext, cancellationToken);
        foreach (var looking in viewers.Select(viewer => LookAsync(viewer, job)).ToList()) // at the same time: nobody waits once for each account
        {
            if (await looking is { View: { } view })
            {
                return MessagingExtensionCards.Job(view, time.GetUtcNow());
            }
        }

        return MessagingExtensionCards.Nothing;
    }

    /// <summary>An entry of what was found was pressed. What it says is a claim, as with each click.</summary>
    private async Task<MessagingExtensionResponse> ChosenAsync(ITurnContext turnContext, CardForm entry, CancellationToken cancellationToken)
    {
        var (viewers, refusal) = await ViewersAsync(turnContext, cancellationToken);
        if (entry.Job is not { } job)
        {
            return MessagingExtensionCards.Say(Strings.JobNumberLooksLike);
        }

        var account = entry.Text(CardFields.Account);
        if (viewers.FirstOrDefault(viewer => viewer.Account.Name == account) is not { } turn)
        {
            return MessagingExtensionCards.Say(viewers.Count == 0 ? refusal : Strings.AccountOfCard);
        }

        var (view, problem) = await LookAsync(turn, job);
        return view is null ? MessagingExtensionCards.Say(problem) : MessagingExtensionCards.Job(view, time.GetUtcNow());
    }

    /// <summary>The person as each account that the conversation speaks for knows them, where they may see its jobs; or the sentence that says why there is none.</summary>
    private async Task<(IReadOnlyList<Turn> Viewers, string Refusal)> ViewersAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = ActivityReader.LanguageOf(turnContext.Activity);
        var (begun, refusal) = await turns.BeginAsync(turnContext, InteractionKind.Execute, cancellationToken);
        if (begun is not { } turn)
        {
            return ([], refusal);
        }

        var viewers = new List<Turn>();
        foreach (var account in turn.Speaks.Count > 0 ? turn.Speaks : [""])
        {
            var (about, unknown) = await turns.AboutAsync(turn, account, form: null, cancellationToken);
            var refused = about is null ? unknown : (await RefuseAsync(vocabulary.Required(Verbs.Job), about, cancellationToken))?.Sentence;
            if (about is not null && refused is null)
            {
                viewers.Add(about);
            }

            refusal = refused ?? refusal;
        }

        return (viewers, refusal);
    }

    /// <returns>The job, or the sentence that says why there is none now. Who presses again finds what came too late.</returns>
    private async Task<(JobView? View, string Problem)> LookAsync(Turn turn, JobId job)
    {
        JobView? view = null;
        var answer = await late.InTimeAsync(GuardedAsync(turn, async () =>
        {
            view = await look.RecentAsync(job, turn.Account);
            return new Answer.Nothing();
        }));
        return answer is Answer.Nothing ? (view, "") : (null, (answer as Answer.Say)?.Sentence ?? Strings.GengoUnavailable);
    }
}
