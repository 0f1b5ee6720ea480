#nullable disable

namespace Microsoft.Bot.Schema;

/// <summary>Mentions in a message's text. Unlike the SDK's these take a message without text, recipient or ids.</summary>
public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id) => MentionsOf(activity, id).Any();

    public static bool MentionsRecipient(this IMessageActivity activity) => MentionsId(activity, activity?.Recipient?.Id);

    public static string RemoveRecipientMention(this IMessageActivity activity) => RemoveMentionText(activity, activity?.Recipient?.Id);

    /// <summary>Takes one's mentions out of the text, and the spaces left around it.</summary>
    public static string RemoveMentionText(this IMessageActivity activity, string id)
    {
        if (activity?.Text is null)
        {
            return null;
        }

        foreach (var mention in MentionsOf(activity, id))
        {
            var text = string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned.Name}</at>" : mention.Text;
            activity.Text = activity.Text.Replace(text, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }

    private static IEnumerable<Mention> MentionsOf(IMessageActivity activity, string id) =>
        activity is null || string.IsNullOrEmpty(id) ? [] : activity.GetMentions().Where(mention => mention.Mentioned?.Id == id);
}
