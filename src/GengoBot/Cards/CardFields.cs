namespace GengoBot.Cards;

/// <summary>
/// The names of a card's inputs and of its buttons' data. A typed option has the same name as its field: <c>--rating 5</c>.
/// </summary>
internal static class CardFields
{
    /// <summary>What a button does.</summary>
    public const string Verb = "verb";

    /// <summary>The account of the card, if the bot has several. It is a hint that is checked at the click.</summary>
    public const string Account = "account";

    public const string Job = "job";

    /// <summary>The fingerprint of the translation on the card.</summary>
    public const string Seen = "seen";

    /// <summary>The job's state when the card was drawn. If it has changed, the card is out of date for everyone.</summary>
    public const string State = "state";

    /// <summary>The click whose answer is looked for.</summary>
    public const string Click = "click";

    /// <summary>How many comments the card shows, so that the same words can be sent again on purpose.</summary>
    public const string After = "after";

    public const string Page = "page";
    public const string Revision = "revision";
    public const string From = "from";
    public const string To = "to";

    /// <summary>All jobs, in place of one.</summary>
    public const string All = "all";

    /// <summary>How long to mute.</summary>
    public const string Time = "for";

    /// <summary>Act at once, without a form.</summary>
    public const string Confirm = "confirm";

    public const string Comment = "comment";
    public const string Note = "note";
    public const string Remove = "remove";
    public const string Reason = "reason";

    /// <summary>What happens to a rejected job: canceled or requeued.</summary>
    public const string Then = "then";

    public const string Captcha = "captcha";

    /// <summary>Asks for another captcha.</summary>
    public const string NewPicture = "new-picture";

    public const string Rating = "rating";

    /// <summary>Feedback for the translator.</summary>
    public const string Translator = "translator";

    /// <summary>Feedback for Gengo's staff.</summary>
    public const string Staff = "staff";

    /// <summary>Whether Gengo may publish the feedback.</summary>
    public const string Public = "public";

    /// <summary>The events that a watch tells of.</summary>
    public const string On = "on";

    /// <summary>Whether to watch in the person's own chat.</summary>
    public const string Me = "me";

    public const string Person = "person";
    public const string Role = "role";

    /// <summary>Send the dead letters again.</summary>
    public const string Retry = "retry";
}
