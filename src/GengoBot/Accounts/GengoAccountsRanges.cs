using Microsoft.Extensions.Options;

namespace GengoBot.Accounts;

/// <summary>Checks the ranges of <see cref="GengoAccountsOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class GengoAccountsRanges : IValidateOptions<GengoAccountsOptions>;
