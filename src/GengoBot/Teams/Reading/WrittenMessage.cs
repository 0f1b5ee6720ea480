using GengoBot.Text;

namespace GengoBot.Teams.Reading;

/// <summary>What a person wrote in a message, without what the message took over from others.</summary>
/// <param name="Words">The words as plain text: mentions are names, and the bot's own is gone.</param>
/// <param name="HoldsEntities">Whether an <c>&amp;amp;</c> in the words may stand for another character, as it may in plain text.</param>
/// <param name="People">The people who are mentioned in the words, besides the bot.</param>
/// <param name="MentionsBot">Whether the message is addressed to the bot.</param>
internal sealed record WrittenMessage(string Words, bool HoldsEntities, IReadOnlyList<TextMention> People, bool MentionsBot);
