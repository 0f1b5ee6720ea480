using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using GengoBot.Text;

namespace GengoBot.Teams.Reading;

/// <summary>
/// Reads the HTML of a message as plain text: emoji are characters, a link has its address behind it, lists have signs. It goes from tag
/// to tag and builds no tree, so its time is linear, and nesting has no depth.
/// </summary>
internal sealed class HtmlWords
{
    private static readonly HashSet<string> Blocks =
    [
        "p", "div", "blockquote", "pre", "codeblock", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section",
        "article", "header", "footer", "dl", "dt", "dd",
    ];

    /// <summary>What holds no words of the message: marks of other messages, and what browsers do not show.</summary>
    private static readonly Dictionary<string, HtmlParseMode> Silent = new()
    {
        ["quoted"] = HtmlParseMode.PCData,
        ["attachment"] = HtmlParseMode.PCData,
        ["systemeventmessage"] = HtmlParseMode.PCData,
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["title"] = HtmlParseMode.RCData,
    };

    private readonly string _html;
    private readonly OwnWords _words;
    private readonly List<HtmlPiece> _pieces = [];
    private readonly Stack<int?> _lists = new();
    private readonly HashSet<string> _unended = [];

    private HtmlCapture? _capture;
    private (LinkAddress Address, int Start)? _link;
    private int _preformatted;

    private HtmlWords(string html, MessageMentions mentions)
    {
        _html = html;
        _words = new OwnWords(mentions);
    }

    public string Words => _words.ToString();

    public IReadOnlyList<TextMention> People => _words.People;

    public IReadOnlyList<HtmlPiece> Pieces => _pieces;

    public static HtmlWords Read(string html, MessageMentions mentions)
    {
        var reader = new HtmlWords(html, mentions);
        reader.Read();
        return reader;
    }

    /// <summary>Whether it has an emoji or an address that the text lacks.</summary>
    public bool HoldsMoreThan(string text)
    {
        var rest = text.AsSpan();
        foreach (var extra in _pieces.Where(static piece => piece.Kind == PieceKind.Extra).Select(static piece => piece.Text))
        {
            var at = rest.IndexOf(extra, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return true;
            }

            rest = rest[(at + extra.Length)..];
        }

        return false;
    }

    private void Read()
    {
        using var source = new TextSource(_html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);

        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token)
            {
                case { Type: HtmlTokenType.Character }:
                    Text(token.Data);
                    break;
                case HtmlTagToken { Type: HtmlTokenType.StartTag } tag:
                    tokens.State = Silent.GetValueOrDefault(tag.Name, HtmlParseMode.PCData);
                    Start(tag);
                    break;
                case HtmlTagToken tag:
                    End(tag.Name);
                    break;
            }
        }

        if (_capture is { } open)
        {
            Finish(open);
        }

        EndLink();
    }

    private void Text(string text)
    {
        if (_capture is { } capture)
        {
            capture.Parts.Add(text);
        }
        else if (_preformatted > 0)
        {
            _words.Add(text);
            _pieces.Add(new HtmlPiece(PieceKind.Written, text));
        }
        else
        {
            _words.AddCollapsed(text);
            _pieces.Add(new HtmlPiece(PieceKind.Written, text));
        }
    }

    private void Start(HtmlTagToken tag)
    {
        if (_capture is { } capture)
        {
            capture.Start(tag.Name);
            return;
        }

        if (CaptureOf(tag) is { } begun)
        {
            _capture = begun;
            return;
        }

        if (Blocks.Contains(tag.Name))
        {
            _words.Break();
        }

        switch (tag.Name)
        {
            case "br":
                _words.Line();
                break;
            case "img" or "emoji" or "customemoji" when EmojiIn(tag) is { Length: > 0 } emoji:
                Add(PieceKind.Extra, emoji);
                break;
            case "a":
                EndLink();
                _link = LinkAddress.Of(tag.GetAttribute("href")) is { } address ? (address, _words.Length) : null;
                break;
            case "pre" or "codeblock":
                _preformatted++;
                break;
            case "ul":
                _lists.Push(null);
                break;
            case "ol":
                _lists.Push(int.TryParse(tag.GetAttribute("start"), out var first) ? first : 1);
                break;
            case "li":
                Entry();
                break;
            case "td" or "th" when !_words.IsAtLineStart:
                Add(PieceKind.Layout, " | ");
                break;
        }
    }

    private void End(string name)
    {
        if (_capture is { } capture)
        {
            if (capture.End(name))
            {
                Finish(capture);
            }

            return;
        }

        switch (name)
        {
            case "a":
                EndLink();
                break;
            case "pre" or "codeblock":
                _preformatted = Math.Max(0, _preformatted - 1);
                break;
            case "ul" or "ol":
                _lists.TryPop(out _);
                break;
        }

        if (Blocks.Contains(name))
        {
            _words.Break();
        }
    }

    private HtmlCapture? CaptureOf(HtmlTagToken tag)
    {
        var type = tag.GetAttribute("itemtype");
        if (tag.Name == "at" || (tag.Name == "span" && type.EndsWith("/Mention", StringComparison.OrdinalIgnoreCase)))
        {
            var position = tag.GetAttribute(tag.Name == "at" ? "id" : "itemid");
            return new HtmlCapture(tag.Name, IsMention: true) { Position = int.TryParse(position, out var index) ? index : null };
        }

        // Somebody's own quotation has no type. A mark may be empty without saying so.
        var isTakenOver = tag.Name == "blockquote" && type.Length > 0;
        var isSilent = Silent.ContainsKey(tag.Name) && !tag.IsSelfClosing && Ends(tag);
        return isTakenOver || isSilent ? new HtmlCapture(tag.Name, IsMention: false) : null;
    }

    private bool Ends(HtmlTagToken tag)
    {
        // The HTML is read forward, so what is not here will not come.
        if (!_unended.Contains(tag.Name)
            && !_html.AsSpan(tag.Position.Position).Contains($"</{tag.Name}", StringComparison.OrdinalIgnoreCase))
        {
            _unended.Add(tag.Name);
        }

        return !_unended.Contains(tag.Name);
    }

    private void Finish(HtmlCapture capture)
    {
        _capture = null;
        if (!capture.IsMention)
        {
            _words.Leave();
            _pieces.AddRange(capture.Parts.Select(static part => new HtmlPiece(PieceKind.TakenOver, part)));
            return;
        }

        var text = string.Concat(capture.Parts);
        if (_words.Mention(text, capture.Position) is { } name)
        {
            _pieces.Add(new HtmlPiece(PieceKind.Written, name));
        }
        else
        {
            Text(text);
        }
    }

    private void Add(PieceKind kind, string text)
    {
        _words.Add(text);
        _pieces.Add(new HtmlPiece(kind, text));
    }

    private void Entry()
    {
        var indent = new string(' ', 2 * Math.Clamp(_lists.Count - 1, 0, 8));
        if (_lists.TryPop(out var number) && number is { } value)
        {
            Add(PieceKind.Layout, $"{indent}{value}. ");
            _lists.Push(value + 1);
        }
        else
        {
            Add(PieceKind.Layout, $"{indent}- ");
            _lists.Push(null);
        }
    }

    /// <summary>Puts the address behind the link's words, unless they say it.</summary>
    private void EndLink()
    {
        if (_link is not var (address, start))
        {
            return;
        }

        _link = null;
        var words = _words.From(start).Trim();
        if (words.Length == 0)
        {
            Add(PieceKind.Extra, address.Text);
        }
        else if (!address.IsSaidBy(words))
        {
            _words.TrimEnd();
            _words.Add(" (");
            Add(PieceKind.Extra, address.Text);
            _words.Add(")");
        }
    }

    /// <summary>An emoji's character; of a company's own emoji its name. Other pictures have no words.</summary>
    private static string EmojiIn(HtmlTagToken tag)
    {
        var type = tag.GetAttribute("itemtype");
        var words = tag.GetAttribute("alt").Trim();
        var isEmoji = tag.Name != "img" || type.EndsWith("Emoji", StringComparison.OrdinalIgnoreCase)
            || (words.Length <= 32 && words.All(static letter => letter > '\u007F' && !char.IsLetterOrDigit(letter)));
        return isEmoji ? words : "";
    }
}
