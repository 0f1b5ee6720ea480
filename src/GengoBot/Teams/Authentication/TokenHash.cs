using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GengoBot.Teams.Authentication;

/// <summary>SHA-256 of a token: the memory holds no token that could be sent again.</summary>
internal readonly record struct TokenHash(UInt128 High, UInt128 Low)
{
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        Span<UInt128> hash = stackalloc UInt128[2];
        SHA256.HashData(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(hash));
        return new TokenHash(hash[0], hash[1]);
    }
}
