using Microsoft.Extensions.Options;

namespace GengoBot.Teams;

/// <summary>Checks the ranges of <see cref="BotOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class BotRanges : IValidateOptions<BotOptions>;
