using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gengo.Sandbox.Api;

/// <summary>Checks the signature of a call, which covers the text of <c>ts</c> only: docs/protocol/gengo.md#signing-a-call.</summary>
internal static class Signature
{
    public static void Check(ApiRequest request, SandboxOptions options, DateTimeOffset now)
    {
        var signature = request.Field("api_sig") ?? throw new ApiRefusal(1100, "api_sig is required");
        var publicKey = request.Field("api_key") ?? throw new ApiRefusal(1150, "api_key is required");
        var ts = request.Field("ts") ?? throw new ApiRefusal(1200, "ts is required");
        if (!ts.All(char.IsAsciiDigit))
        {
            throw new ApiRefusal(1201, "ts is not numeric");
        }

        if (!Same(publicKey, options.PublicKey) || !Same(signature, Sign(ts, options.PrivateKey)) || IsOff(ts, options.ClockSkew, now))
        {
            throw new ApiRefusal(1000, "api key, signature or clock is wrong");
        }
    }

#pragma warning disable CA5350 // Gengo's API accepts no other algorithm.
    private static string Sign(string ts, string privateKey) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(privateKey), Encoding.ASCII.GetBytes(ts)));
#pragma warning restore CA5350

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static bool IsOff(string ts, TimeSpan? skew, DateTimeOffset now) =>
        skew is { } allowed
        && !(decimal.TryParse(ts, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds - now.ToUnixTimeSeconds()) <= (decimal)allowed.TotalSeconds);
}
