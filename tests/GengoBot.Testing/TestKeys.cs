using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace GengoBot.Testing;

/// <summary>RSA keys take long to make, so a few are shared. Each call gives the key under the kid that the test wants.</summary>
internal static class TestKeys
{
    private static readonly Lazy<RSA>[] Keys = [.. Enumerable.Range(0, 3).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    public static RsaSecurityKey First(string kid = "first") => Key(0, kid);

    public static RsaSecurityKey Second(string kid = "second") => Key(1, kid);

    public static RsaSecurityKey Third(string kid = "third") => Key(2, kid);

    private static RsaSecurityKey Key(int number, string kid) => new(Keys[number].Value.ExportParameters(true)) { KeyId = kid };
}
