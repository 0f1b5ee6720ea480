using System.Globalization;
using System.Text.Json;

namespace AdaptiveCards;

/// <summary>How members are written: a member that has its default value is not.</summary>
internal static class CardJson
{
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    public static void WriteFlag(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool flag, bool usual = false)
    {
        if (flag != usual)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    public static void WriteFlag(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? flag)
    {
        if (flag is { } known)
        {
            writer.WriteBoolean(name, known);
        }
    }

    public static void WriteCount(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int count)
    {
        if (count != 0)
        {
            writer.WriteNumber(name, count);
        }
    }

    public static void WriteAmount(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, double amount)
    {
        if (double.IsFinite(amount))
        {
            writer.WriteNumber(name, amount);
        }
    }

    public static void WritePixels(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, uint pixels)
    {
        if (pixels != 0)
        {
            writer.WriteString(name, string.Create(CultureInfo.InvariantCulture, $"{pixels}px"));
        }
    }

    /// <summary>An enum's value is written as its word; the value 0 has none, since it is the default.</summary>
    public static void WriteWord(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int value, params ReadOnlySpan<string> words)
    {
        if (value != 0)
        {
            writer.WriteString(name, words[value - 1]);
        }
    }

    public static void WriteAlignment(this Utf8JsonWriter writer, AdaptiveHorizontalAlignment alignment) =>
        writer.WriteWord("horizontalAlignment"u8, (int)alignment, "center", "right", "stretch");

    public static void WriteFont(
        this Utf8JsonWriter writer, AdaptiveTextSize size, AdaptiveTextWeight weight, AdaptiveTextColor color, AdaptiveFontType fontType)
    {
        writer.WriteWord("size"u8, (int)size, "small", "medium", "large", "extraLarge");
        writer.WriteWord("weight"u8, (int)weight, "lighter", "bolder");
        writer.WriteWord("color"u8, (int)color, "dark", "light", "accent", "good", "warning", "attention");
        writer.WriteWord("fontType"u8, (int)fontType, "monospace");
    }

    public static void WriteElement(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, AdaptiveTypedElement element)
    {
        if (element is not null)
        {
            writer.WritePropertyName(name);
            element.Write(writer);
        }
    }

    public static void WriteElements<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, List<T> elements, bool evenIfEmpty = false)
        where T : AdaptiveTypedElement
    {
        if (elements is not { Count: > 0 } && !evenIfEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        elements?.ForEach(element => element.Write(writer));
        writer.WriteEndArray();
    }
}
