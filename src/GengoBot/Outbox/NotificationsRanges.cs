using Microsoft.Extensions.Options;

namespace GengoBot.Outbox;

/// <summary>Checks the ranges of <see cref="NotificationsOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class NotificationsRanges : IValidateOptions<NotificationsOptions>;
