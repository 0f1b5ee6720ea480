using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace AdaptiveCards;

/// <summary>
/// Escapes what JSON demands and nothing else. A card is never pasted into an HTML page, while its size is limited: twelve bytes for an
/// emoji or a rare ideograph, as even the relaxed encoder writes them, would cost three quarters of a page of text.
/// </summary>
internal sealed unsafe class PlainTextEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

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

            // A whole surrogate pair is a letter like others; half of one has to be replaced.
            if (index + 1 == textLength || !char.IsSurrogatePair(rest[index], rest[index + 1]))
            {
                return index;
            }
        }
    }

    /// <summary>Asked for each member's name.</summary>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        Ascii.IsValid(utf8Text) ? utf8Text.IndexOfAny(AsciiSuspects) : base.FindFirstCharacterToEncodeUtf8(utf8Text);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
