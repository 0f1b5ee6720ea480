using Gengo;
using GengoBot.Cards;
using GengoBot.Jobs;
using GengoBot.Polling;
using GengoBot.Text;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace GengoBot.Teams.Inbound;

/// <summary>
/// Draws what Teams offers to put into a person's message: a list of jobs, one job's card, or a sentence that says why there is none.
/// </summary>
internal static class MessagingExtensionCards
{
    private const string ThumbnailType = "application/vnd.microsoft.card.thumbnail";

    public static MessagingExtensionResponse Nothing => Offer([]);

    /// <summary>Shows a sentence in place of the list, to the person who asks alone.</summary>
    public static MessagingExtensionResponse Say(string sentence) => new()
    {
        ComposeExtension = new MessagingExtensionResult { Type = "message", Text = sentence },
    };

    /// <param name="withAccount">Whether each entry names its account.</param>
    public static MessagingExtensionResponse Found(IEnumerable<FoundJob> jobs, bool withAccount) =>
        Offer([.. jobs.Select(job => new MessagingExtensionAttachment
    {
        ContentType = Card.ContentType,
        Content = ActivityJson.Raw(CardOf(job).Json),
        Preview = Entry(
            TitleOf(job.Id, job.Slug), $"{JobWords.Of(job.Status)} · {Languages(job)}{(withAccount ? " · " + job.Account : "")}", job),
    })]);

    /// <summary>
    /// Tells Teams not to cache the card: the next person who pastes the link may not be allowed to see it, and the job changes.
    /// </summary>
    public static MessagingExtensionResponse Job(JobView view, DateTimeOffset now)
    {
        var job = view.Job;
        var offer = Offer(
        [
            new MessagingExtensionAttachment
            {
                ContentType = Card.ContentType,
                Content = ActivityJson.Raw(JobCard.ToShare(view, now).Json),
                Preview = Entry(TitleOf(job.Id, job.Slug), $"{JobWords.Of(job.Status)} · {JobWords.Languages(job)}", chosen: null),
            },
        ]);
        offer.CacheInfo = new CacheInfo { CacheType = "no_cache" };
        return offer;
    }

    private static MessagingExtensionResponse Offer(IList<MessagingExtensionAttachment> attachments) =>
        new() { ComposeExtension = new MessagingExtensionResult { Type = "result", AttachmentLayout = "list", Attachments = attachments } };

    /// <summary>An entry of the list. Pressed, it asks for the job's own card.</summary>
    private static Attachment Entry(string title, string text, FoundJob? chosen)
    {
        var content = new Dictionary<string, object> { ["title"] = UntrustedText.Html(title), ["text"] = UntrustedText.Html(text) };
        if (chosen is not null)
        {
            content["tap"] = new Dictionary<string, object>
            {
                ["type"] = "invoke",
                ["value"] = new Dictionary<string, object>
                {
                    [CardFields.Job] = chosen.Id.ToString(),
                    [CardFields.Account] = chosen.Account,
                },
            };
        }

        return new Attachment { ContentType = ThumbnailType, Content = content };
    }

    /// <summary>Draws what the last poll stored, for clients that do not ask for the chosen entry.</summary>
    private static Card CardOf(FoundJob job) => CardDraft.ToShare()
        .Title(Strings.JobTitle, job.Id, SlugOf(job.Slug))
        .Line("{0}", JobWords.Of(job.Status))
        .Facts((Strings.FactLanguages, Languages(job)), (Strings.FactAccount, job.Account))
        .Line(Tone.Subtle, Strings.SharedAsOf, job.SeenAt, job.Id)
        .Done();

    private static string TitleOf(JobId job, string? slug) => Sentence.InPlainText(Strings.JobTitle, job, SlugOf(slug));

    private static string SlugOf(string? slug) => string.IsNullOrEmpty(slug) ? Strings.NoSlug : slug;

    private static string Languages(FoundJob job) => JobWords.Languages(job.Source, job.Target);
}
