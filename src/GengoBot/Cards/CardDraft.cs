using System.Globalization;
using System.Text;
using System.Text.Json;
using AdaptiveCards;
using GengoBot.Text;

namespace GengoBot.Cards;

/// <summary>
/// Builds a card, and line by line the same words in plain text. Our own sentences are formats. Their arguments (names, slugs, dates) are
/// escaped here, so that no caller can forget it. <see cref="DateTimeOffset"/> arguments are shown in the viewer's time zone.
/// </summary>
internal sealed class CardDraft
{
    public const string Positive = "positive";
    public const string Destructive = "destructive";

    private const int MaxQuotedLines = 24;

    /// <summary>A no-break space: clients draw nothing at all for an empty run, or one of plain spaces.</summary>
    private const string EmptyLine = "\u00A0";

    private static readonly AdaptiveSchemaVersion Version = new(1, 5);

    private readonly AdaptiveCard _card;
    private readonly StringBuilder _plain = new();
    private readonly List<(AdaptiveActionSet Row, IReadOnlyList<Button> Buttons)> _rows = [];
    private Button? _refresh;

    public CardDraft()
        : this(Version)
    {
    }

    private CardDraft(AdaptiveSchemaVersion version)
    {
        _card = new AdaptiveCard(version);
        _card.AdditionalProperties["msteams"] = new Dictionary<string, object> { ["width"] = "Full" };
    }

    /// <summary>
    /// A card for a message by a person. Teams does not draw newer versions of the schema behind a link (see Microsoft's page on link
    /// unfurling).
    /// </summary>
    public static CardDraft ToShare() => new(new AdaptiveSchemaVersion(1, 3));

    /// <summary>Adds the title. It is not Markdown, since it contains a job's slug.</summary>
    public CardDraft Title(string format, params object?[] arguments)
    {
        Add(new AdaptiveTextBlock
        {
            Text = Sentence.InMarkdown(format, arguments),
            Style = AdaptiveTextBlockStyle.Heading,
            Size = AdaptiveTextSize.Large,
            Weight = AdaptiveTextWeight.Bolder,
            Wrap = true,
        });
        return Plain(Sentence.InPlainText(format, arguments));
    }

    /// <summary>Adds one of our sentences.</summary>
    public CardDraft Line(string format, params object?[] arguments) => Line(Tone.Plain, format, arguments);

    public CardDraft Line(Tone tone, string format, params object?[] arguments)
    {
        Add(Words(Look.Of(tone), AdaptiveSpacing.Small, format, arguments));
        return Plain(Sentence.InPlainText(format, arguments));
    }

    /// <summary>Adds a short label over what follows.</summary>
    public CardDraft Label(string format, params object?[] arguments)
    {
        Add(Words(Look.Label, AdaptiveSpacing.Medium, format, arguments));
        return Plain(Sentence.InPlainText(format, arguments));
    }

    /// <summary>Adds a warning, marked by a sign as well as by colour.</summary>
    public CardDraft Problem(string sentence)
    {
        Add(Words(Look.Of(Tone.Attention), AdaptiveSpacing.Small, "⚠ " + sentence));
        return Plain("⚠ " + sentence);
    }

    /// <summary>Adds names and values, one pair a line. Facts are Markdown in every client, so both are escaped.</summary>
    public CardDraft Facts(params (string Name, object Value)[] facts)
    {
        var set = new AdaptiveFactSet { Facts = new List<AdaptiveFact>(facts.Length), Spacing = AdaptiveSpacing.Small };
        foreach (var (name, value) in facts)
        {
            set.Facts.Add(new AdaptiveFact(MarkdownText.Escape(name), Sentence.InMarkdown("{0}", value)));
            Plain(name + ": " + Sentence.InPlainText("{0}", value));
        }

        Add(set);
        return this;
    }

    /// <summary>Quotes a text of somebody else word for word, in its own direction.</summary>
    public CardDraft Quote(string text, bool rightToLeft)
    {
        Add(Quoted(text, rightToLeft));
        return PlainQuote(text);
    }

    /// <summary>Shows two texts side by side, each under its label.</summary>
    public CardDraft SideBySide((string Label, string Text, bool RightToLeft) left, (string Label, string Text, bool RightToLeft) right)
    {
        var columns = new AdaptiveColumnSet { Spacing = AdaptiveSpacing.Medium };
        foreach (var (label, text, rightToLeft) in new[] { left, right })
        {
            var title = Words(Look.Label, AdaptiveSpacing.Default, label);
            columns.Columns.Add(new AdaptiveColumn { Items = [title, Quoted(text, rightToLeft)] });
            Plain(label).PlainQuote(text);
        }

        Add(columns);
        return this;
    }

    /// <summary>Shows a difference line by line, marked by style for the eye and by signs for everyone.</summary>
    public CardDraft Runs(IEnumerable<IReadOnlyList<AdaptiveTextRun>> lines, bool rightToLeft)
    {
        var items = new List<AdaptiveElement>();
        foreach (var line in lines)
        {
            items.Add(
                new AdaptiveRichTextBlock
                {
                    Inlines = line.Count == 0 ? [new AdaptiveTextRun(EmptyLine)] : [.. line],
                    Spacing = AdaptiveSpacing.None,
                });
            Plain(string.Concat(line.Select(run => run.Text)));
        }

        Add(new AdaptiveContainer { Items = items, Style = AdaptiveContainerStyle.Emphasis, Rtl = rightToLeft ? true : null });
        return this;
    }

    public CardDraft Image(string source, string altText)
    {
        Add(new AdaptiveImage { UrlString = source, AltText = altText, Size = AdaptiveImageSize.Auto });
        return Plain("[" + altText + "]");
    }

    /// <summary>Adds a text box, filled with what was typed before.</summary>
    public CardDraft TextBox(TextBox box)
    {
        Add(new AdaptiveTextInput
        {
            Id = box.Name,
            Label = box.Label,
            Value = box.Value.Length == 0 ? null : box.Value,
            Placeholder = box.Placeholder,
            IsMultiline = box.IsMultiline,
            MaxLength = box.MaxLength,
            IsRequired = box.Required is not null,
            ErrorMessage = box.Required,
        });
        Plain(box.Value.Length == 0 ? box.Label + ": …" : box.Label + ": " + TextPages.Excerpt(UntrustedText.Of(box.Value), 300).Text);
        return Beside(box.Problem);
    }

    /// <summary>Shows words that were not sent, in boxes to copy them from.</summary>
    /// <param name="label">A more careful label, if it is not certain.</param>
    public CardDraft Unsent(IEnumerable<string> texts, string? label = null)
    {
        var number = 1;
        foreach (var text in texts.Where(static text => !string.IsNullOrWhiteSpace(text)))
        {
            TextBox(new TextBox($"unsent{number++}", label ?? Strings.UnsentWords, text) { IsMultiline = true, MaxLength = 0 });
        }

        return this;
    }

    /// <summary>Adds a choice of one value, or none.</summary>
    public CardDraft Choice(
        string name, string label, string? chosen, IEnumerable<(string Value, string Title)> choices, string? problem = null)
    {
        var options = choices.ToList();
        Add(new AdaptiveChoiceSetInput
        {
            Id = name,
            Label = label,
            Value = options.Exists(option => option.Value == chosen) ? chosen : null,
            Style = AdaptiveChoiceInputStyle.Expanded,
            Choices = options.ConvertAll(option => new AdaptiveChoice { Title = option.Title, Value = option.Value }),
        });
        Plain(label + ": " + string.Join(" / ", options.Select(option => option.Value == chosen ? $"[{option.Title}]" : option.Title)));
        return Beside(problem);
    }

    public CardDraft Toggle(string name, string title, bool on)
    {
        Add(
            new AdaptiveToggleInput
            {
                Id = name,
                Label = null,
                Title = title,
                Value = on ? "true" : "false",
                ValueOn = "true",
                ValueOff = "false",
                Wrap = true,
            });
        return Plain((on ? "[x] " : "[ ] ") + title);
    }

    /// <summary>Adds a row of buttons. Every client shows at most six.</summary>
    public CardDraft Buttons(params IEnumerable<Button> buttons) => Buttons(buttons, link: null);

    /// <param name="link">A link to another site, last in the row.</param>
    public CardDraft Buttons(IEnumerable<Button> buttons, (string Title, Uri Address)? link)
    {
        var set = new AdaptiveActionSet { Spacing = AdaptiveSpacing.Medium };
        var row = buttons.ToList();
        if (link is var (title, address))
        {
            set.Actions.Add(new AdaptiveOpenUrlAction { Title = title, Url = address });
            Plain(title + ": " + address.AbsoluteUri);
        }

        if (row.Count + set.Actions.Count > 0)
        {
            _rows.Add((set, row));
            Add(set);
        }

        return this;
    }

    /// <summary>
    /// Sets the button that clients press by themselves when the card comes into view, so that each person sees their own buttons.
    /// </summary>
    public CardDraft RefreshedBy(Button button)
    {
        _refresh = button;
        return this;
    }

    public Card Done()
    {
        foreach (var (row, buttons) in _rows)
        {
            row.Actions.InsertRange(0, buttons.Select(static button => button.ToAction(account: null)));
        }

        return Draw(account: null) with { DrawAbout = DrawAbout };
    }

    private Card DrawAbout(CardAccount account)
    {
        lock (_card)
        {
            foreach (var (row, buttons) in _rows)
            {
                row.Actions.RemoveRange(0, buttons.Count);
                row.Actions.InsertRange(0, buttons.Select(button => button.ToAction(account)));
            }

            return Draw(account);
        }
    }

    private Card Draw(CardAccount? account)
    {
        var plain = _plain + CommandsFor(account);
        plain = plain.TrimEnd('\n');
        _card.FallbackText = plain;
        var json = _card.ToJson();
        return new Card(json, plain)
        {
            Refreshed = _refresh is { } refresh ? people =>
                $"{json.AsSpan().TrimEnd()[..^1]},\"refresh\":{RefreshFor(refresh, account, people)}}}" : null,
        };
    }

    private string CommandsFor(CardAccount? account)
    {
        var commands = _rows
            .SelectMany(static row => row.Buttons)
            .Where(static button => button.Command is not null)
            .Select(button => account is null ? button.Command : account.InCommand(button, button.Command!))
            .ToList();
        return commands.Count == 0 ? ""
            : string.Format(CultureInfo.InvariantCulture, Strings.YouCanType, string.Join(" · ", commands));
    }

    /// <summary>Writes the refresh alone, since the rest of the card is already written.</summary>
    private static string RefreshFor(Button refresh, CardAccount? account, IEnumerable<string> people)
    {
        var card = new AdaptiveCard(Version)
        {
            Refresh = new AdaptiveRefresh
            {
                Action = new AdaptiveExecuteAction
                {
                    Verb = refresh.Verb,
                    Data = refresh.DataFor(account),
                },
                UserIds = [.. people],
            },
        };
        using var document = JsonDocument.Parse(card.ToJson());
        return document.RootElement.GetProperty("refresh"u8).GetRawText();
    }

    /// <summary>
    /// Writes each line of a quoted text as a paragraph, since clients join lines within one. If there are so many that the card would
    /// get too big, the rest share the last one.
    /// </summary>
    private static AdaptiveContainer Quoted(string text, bool rightToLeft)
    {
        var items = new List<AdaptiveElement>();
        foreach (var line in QuotedLines(text))
        {
            items.Add(
                new AdaptiveRichTextBlock
                {
                    Inlines = [new AdaptiveTextRun(line.Length == 0 ? EmptyLine : line)],
                    Spacing = AdaptiveSpacing.None,
                });
        }

        return new AdaptiveContainer
        {
            Items = items,
            Style = AdaptiveContainerStyle.Emphasis,
            Spacing = AdaptiveSpacing.Small,
            Rtl = rightToLeft ? true : null,
        };
    }

    private static IEnumerable<string> QuotedLines(string text)
    {
        var lines = UntrustedText.Lines(text);
        foreach (var line in lines.Take(lines.Count > MaxQuotedLines ? MaxQuotedLines - 1 : MaxQuotedLines))
        {
            yield return UntrustedText.Of(line);
        }

        if (lines.Count > MaxQuotedLines)
        {
            yield return string.Join('\n', lines.Skip(MaxQuotedLines - 1).Select(UntrustedText.Of));
        }
    }

    /// <summary>A sentence as a run, which is literal. One with a time is a text block: only there Teams computes times.</summary>
    private static AdaptiveElement Words(Look look, AdaptiveSpacing spacing, string format, params object?[] arguments) =>
        Sentence.HasTime(arguments)
            ? new AdaptiveTextBlock(Sentence.InMarkdown(format, arguments))
            {
                Color = look.Color,
                IsSubtle = look.IsSubtle,
                Size = look.Size,
                Weight = look.Weight,
                Spacing = spacing,
                Wrap = true,
            }
            : new AdaptiveRichTextBlock
            {
                Inlines =
                [
                    new AdaptiveTextRun(Sentence.InPlainText(format, arguments))
                    {
                        Color = look.Color,
                        IsSubtle = look.IsSubtle,
                        Size = look.Size,
                        Weight = look.Weight,
                    },
                ],
                Spacing = spacing,
            };

    private CardDraft Beside(string? problem) => problem is null ? this : Problem(problem);

    private void Add(AdaptiveElement element) => _card.Body.Add(element);

    private CardDraft Plain(string line)
    {
        _plain.Append(line).Append('\n');
        return this;
    }

    private CardDraft PlainQuote(string text)
    {
        foreach (var line in QuotedLines(text))
        {
            _plain.Append("> ").Append(line).Append('\n');
        }

        return this;
    }
}
