namespace Gengo.Wire;

/// <summary>The <c>data</c> of <c>PUT translate/job/{id}</c>; what is null is left out.</summary>
internal sealed record JobAction(string Action)
{
    public string? Reason { get; init; }

    public string? Comment { get; init; }

    public string? Captcha { get; init; }

    public string? FollowUp { get; init; }

    // A number: texts were ignored for a while in 2015. Gengo calls 0 an error, so no rating is no field.
    public int? Rating { get; init; }

    public string? ForTranslator { get; init; }

    // The name keeps Gengo's old brand; "for_gengo" does nothing.
    public string? ForMygengo { get; init; }

    public int? Public { get; init; }
}
