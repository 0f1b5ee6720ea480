using Gengo;
using GengoBot.Conversations;
using GengoBot.Outbox;

namespace GengoBot.Notifications;

/// <summary>A notification that was delivered to a place.</summary>
/// <param name="CallbackAt">When Gengo's callback came that led to it; null where a poll of the bot's own found it.</param>
/// <param name="Watch">The watch that caused it; null if it has ended since.</param>
internal sealed record DeliveredNotification(JobId Job, JobChange Fact, DateTimeOffset SentAt, DateTimeOffset? CallbackAt, Watch? Watch);
