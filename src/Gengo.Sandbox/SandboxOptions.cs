using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox;

/// <summary>The configuration section <c>Sandbox</c>. Values set in code take precedence.</summary>
public sealed class SandboxOptions
{
    // Gengo's keys contain such characters, so a client that does not percent-encode them fails here too.
    private const string KeyCharacters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789|@[]{}()%=&#~+$^";

    public Generation Generation { get; set; } = Generation.V2013;

    public string PublicKey { get; set; } = RandomNumberGenerator.GetString(KeyCharacters, 40);

    public string PrivateKey { get; set; } = RandomNumberGenerator.GetString(KeyCharacters, 40);

    /// <summary>The allowed difference between <c>ts</c> and the clock. Gengo documents no limit, so there is none by default.</summary>
    public TimeSpan? ClockSkew { get; set; }

    /// <summary>The time between attempts to send a callback. Gengo waits an hour, which is too long for a demo.</summary>
    public TimeSpan CallbackRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    internal void Read(IConfiguration configuration)
    {
        Generation = configuration["Sandbox:Generation"] switch
        {
            null or "" => Generation,
            "2013" => Generation.V2013,
            "2019" => Generation.V2019,
            _ => throw Wrong("Sandbox:Generation must be 2013 or 2019."),
        };
        PublicKey = configuration["Sandbox:PublicKey"] is { Length: > 0 } publicKey ? publicKey : PublicKey;
        PrivateKey = configuration["Sandbox:PrivateKey"] is { Length: > 0 } privateKey ? privateKey : PrivateKey;

        if (configuration["Sandbox:ClockSkew"] is { Length: > 0 } skew)
        {
            ClockSkew = TimeSpan.TryParseExact(skew, "c", CultureInfo.InvariantCulture, out var parsed) && parsed > TimeSpan.Zero
                ? parsed
                : throw Wrong("Sandbox:ClockSkew must be a duration such as 00:05:00.");
        }
    }

    internal static OptionsValidationException Wrong(string sentence) =>
        new(nameof(SandboxOptions), typeof(SandboxOptions), [sentence]);
}
