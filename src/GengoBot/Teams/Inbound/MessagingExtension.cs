using Gengo;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Jobs;
using GengoBot.Polling;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema.Teams;

using InteractionKind = GengoBot.Commands.InteractionKind;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Puts jobs into messages that people write themselves: finds them by number or title, or by a pasted link to Gengo. It shows only jobs
/// that the person may see when they type their number, and nothing can be done to a job from there.
/// </summary>
internal sealed class MessagingExtension(
    TurnFactory turns, CommandDispatcher commands, PastedKeys keys, ErrorBoundary errors,
    JobIndex index, JobReader jobs, JobLinks links, TimeProvider time)
{
    /// <summary>The command's one parameter in the app's manifest. A query may name it as an older manifest did, or not at all.</summary>
    public const string SearchParameter = "search";

    /// <summary>The invoke for a pressed entry of the list.</summary>
    public const string Choose = "composeExtension/selectItem";

    /// <summary>As many as Teams asks for at once.</summary>
    private const int MaxFound = 25;

    /// <summary>The parameter of the query when the list opens and nothing is typed; its value is "true".</summary>
    private const string Opening = "initialRun";

    public async Task<MessagingExtensionResponse> SearchAsync(
        ITurnContext context, MessagingExtensionQuery query, CancellationToken cancellationToken)
    {
        var (viewers, refusal) = await ViewersAsync(context, cancellationToken);
        if (viewers is not [var turn, ..])
        {
            return MessagingExtensionCards.Say(refusal);
        }

        var typed = query.Parameters?.FirstOrDefault(static parameter => parameter is { Name: not Opening, Value: string });
        var text = typed?.Value as string ?? "";
        if (keys.IsIn(text))
        {
            return MessagingExtensionCards.Say(Strings.KeyPasted);
        }

        List<FoundJob> found = [];
        var answer = await errors.GuardAsync(turn, async () =>
        {
            foreach (var viewer in viewers.TakeWhile(_ => found.Count < MaxFound))
            {
                found.AddRange(await index.FindAsync(viewer.Account.Name, text, MaxFound - found.Count, cancellationToken));
            }

            return found.Count > 0
                ? new Answer.Nothing()
                : new Answer.Say(string.IsNullOrWhiteSpace(text) ? Strings.NothingWaits : Strings.NothingFound);
        });
        return answer is Answer.Say say
            ? MessagingExtensionCards.Say(say.Sentence)
            : MessagingExtensionCards.Found(found, viewers.Count > 1);
    }

    /// <summary>Draws the job of a pasted link. Where it may not be seen, or is none, the link stays a link and does not say why.</summary>
    public async Task<MessagingExtensionResponse> UnfurlAsync(ITurnContext context, string? url, CancellationToken cancellationToken)
    {
        if (links.JobOf(url) is not { } job)
        {
            return MessagingExtensionCards.Nothing;
        }

        var (viewers, _) = await ViewersAsync(context, cancellationToken);

        // All accounts are asked at the same time.
        foreach (var reading in viewers.Select(viewer => ReadAsync(viewer, job)).ToList())
        {
            if (await reading is { View: { } view })
            {
                return MessagingExtensionCards.Job(view, time.GetUtcNow());
            }
        }

        return MessagingExtensionCards.Nothing;
    }

    /// <summary>Draws the job of a pressed entry. What the entry says is a claim, as with each click.</summary>
    public async Task<MessagingExtensionResponse> ChooseAsync(ITurnContext context, CardForm entry, CancellationToken cancellationToken)
    {
        var (viewers, refusal) = await ViewersAsync(context, cancellationToken);
        if (entry.Job is not { } job)
        {
            return MessagingExtensionCards.Say(Strings.JobNumberLooksLike);
        }

        var account = entry.Text(CardFields.Account);
        if (viewers.FirstOrDefault(viewer => viewer.Account.Name == account) is not { } turn)
        {
            return MessagingExtensionCards.Say(viewers.Count == 0 ? refusal : Strings.AccountOfCard);
        }

        var (view, problem) = await ReadAsync(turn, job);
        return view is null ? MessagingExtensionCards.Say(problem) : MessagingExtensionCards.Job(view, time.GetUtcNow());
    }

    /// <returns>
    /// A turn for each account of the conversation whose jobs the person may see; or none, and the sentence that says why.
    /// </returns>
    private async Task<(IReadOnlyList<Turn> Viewers, string Refusal)> ViewersAsync(
        ITurnContext context, CancellationToken cancellationToken)
    {
        var (begun, refusal) = await turns.BeginAsync(context, InteractionKind.Execute, cancellationToken);
        if (begun is not { } turn)
        {
            return ([], refusal);
        }

        var viewers = new List<Turn>();
        foreach (var account in turn.Speaks.Count > 0 ? turn.Speaks : [""])
        {
            var (about, unknown) = await turns.AboutAsync(turn, account, form: null, cancellationToken);
            var refused = about is null ? unknown : (await commands.RefuseToShowAsync(about, cancellationToken))?.Sentence;
            if (about is not null && refused is null)
            {
                viewers.Add(about);
            }

            refusal = refused ?? refusal;
        }

        return (viewers, refusal);
    }

    /// <returns>The job, or the sentence that says why there is none now. Pressed again, what came too late is there.</returns>
    private async Task<(JobView? View, string Problem)> ReadAsync(Turn turn, JobId job)
    {
        JobView? view = null;
        var work = errors.GuardAsync(turn, async () =>
        {
            view = await jobs.RecentAsync(job, turn.Account);
            return new Answer.Nothing();
        });
        return await AnswerPublisher.InTimeAsync(work, time) switch
        {
            Answer.Nothing => (view, ""),
            Answer.Say say => (null, say.Sentence),
            _ => (null, errors.TooLate(turn).Sentence),
        };
    }
}
