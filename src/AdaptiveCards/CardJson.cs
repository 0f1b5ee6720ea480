using System.Globalization;
using System.Text.Json;

namespace AdaptiveCards;

/// <summary>Writes properties, except those with their default value.</summary>
internal static class CardJson
{
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    public static void WriteFlag(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool flag, bool defaultValue = false)
    {
        if (flag != defaultValue)
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

    /// <summary>Writes an enum's value as a word of the schema. The value 0 is the default, so it has no word.</summary>
    public static void WriteWord(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, int value, params ReadOnlySpan<string> words)
    {
        if (value != 0)
        {
            writer.WriteString(name, words[value - 1]);
        }
    }

    /// <summary>Writes a choice or a fact, which have the same shape.</summary>
    public static void WriteTitleAndValue(this Utf8JsonWriter writer, string title, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("title"u8, title ?? "");
        writer.WriteString("value"u8, value ?? "");
        writer.WriteEndObject();
    }

    /// <summary>Writes what an action sends to the bot.</summary>
    public static void WriteSubmission(this Utf8JsonWriter writer, object data, AdaptiveAssociatedInputs associatedInputs)
    {
        writer.WriteData(data);
        writer.WriteWord("associatedInputs"u8, (int)associatedInputs, "none");
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
