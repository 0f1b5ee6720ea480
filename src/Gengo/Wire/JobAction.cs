namespace Gengo.Wire;

/// <summary>The <c>data</c> field of <c>PUT translate/job/{id}</c>. Null properties are not sent.</summary>
internal sealed record JobAction(string Action)
{
    public string? Reason { get; init; }

    public string? Comment { get; init; }

    public string? Captcha { get; init; }

    public string? FollowUp { get; init; }

    // Sent as a number: in 2015, Gengo ignored texts for a while. It refuses 0, so without a rating the field is left out.
    public int? Rating { get; init; }

    public string? ForTranslator { get; init; }

    // The field's name has Gengo's old brand; "for_gengo" has no effect.
    public string? ForMygengo { get; init; }

    public int? Public { get; init; }
}
