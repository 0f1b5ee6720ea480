using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Notifications;

/// <summary>Something that a place was told.</summary>
/// <param name="CallbackAt">When Gengo's callback came that led to it; null where a poll of the bot's own found it.</param>
/// <param name="Watch">Why it was told; null where the watch has been ended since.</param>
internal sealed record DeliveredNotification(JobId Job, JobChange Fact, DateTimeOffset SentAt, DateTimeOffset? CallbackAt, Watch? Watch);
