using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace AdaptiveCards;

/// <summary>
/// Escapes only what JSON requires. A card is never pasted into an HTML page, but its size is limited, and even the relaxed encoder writes
/// an emoji or a rare ideograph in twelve bytes instead of four.
/// </summary>
internal sealed unsafe class PlainTextEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code),
        '"',
        '\\',
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
    ]);

    private static readonly SearchValues<byte> AsciiSuspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);

        for (var index = 0; ; index += 2)
        {
            var next = rest[index..].IndexOfAny(Suspects);

            if (next < 0)
            {
                return -1;
            }

            index += next;

            // A surrogate pair needs no escape. Half of one must be replaced.
            if (index + 1 == textLength || !char.IsSurrogatePair(rest[index], rest[index + 1]))
            {
                return index;
            }
        }
    }

    /// <summary>The writer calls this for each property name.</summary>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        Ascii.IsValid(utf8Text) ? utf8Text.IndexOfAny(AsciiSuspects) : base.FindFirstCharacterToEncodeUtf8(utf8Text);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
