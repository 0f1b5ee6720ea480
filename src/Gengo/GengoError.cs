namespace Gengo;

/// <summary>One error in an answer from Gengo.</summary>
/// <param name="Key">What the error is about if an answer has several: a job's key, or its position in the request. Otherwise null.</param>
/// <param name="Code">One of <see cref="GengoCodes"/> or a newer one; null if Gengo sent none.</param>
/// <param name="Message">Gengo's own text. Its wording changes, so decide by the code.</param>
public sealed record GengoError(string? Key, int? Code, string Message);
