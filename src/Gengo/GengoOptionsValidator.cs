using Gengo.Http;
using Microsoft.Extensions.Options;

namespace Gengo;

/// <summary>Checks an account's settings. Messages name the setting and never show a key.</summary>
internal sealed class GengoOptionsValidator : IValidateOptions<GengoOptions>
{
    // Far above Gengo's own keys, which have 64 characters. SecretRedactor needs a bound.
    private const int MaxKeyLength = 512;

    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, GengoOptions options)
    {
        var faults = Faults(options).Select(fault => $"Gengo account '{name}': {fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(GengoOptions options)
    {
        if (!IsKey(options.PublicKey))
        {
            yield return "PublicKey must be set, and printable ASCII without white space around it.";
        }

        if (!IsKey(options.PrivateKey))
        {
            yield return "PrivateKey must be set, and printable ASCII without white space around it.";
        }

        if (options.BaseAddress is not { IsAbsoluteUri: true } address || !GengoAddress.IsAllowed(address))
        {
            yield return "BaseAddress must be an https address, or http to a loopback address, without user, query or fragment.";
        }

        if (options.RequestsPerMinute is < 1 or > 100_000)
        {
            yield return "RequestsPerMinute must be 1 to 100000.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > MaxTimeout)
        {
            yield return "Timeout must be above zero and at most one hour.";
        }

        if (string.IsNullOrWhiteSpace(options.UserAgent) || !IsPrintable(options.UserAgent))
        {
            yield return "UserAgent must be printable ASCII, such as 'Gengo your app; Version 1.0; https://your.site;'.";
        }
    }

    private static bool IsKey(string? key) =>
        !string.IsNullOrWhiteSpace(key) && key.Length <= MaxKeyLength && key.Trim() == key && IsPrintable(key);

    private static bool IsPrintable(string text) => text.All(letter => letter is >= ' ' and <= '~');
}
