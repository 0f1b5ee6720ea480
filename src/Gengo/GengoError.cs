namespace Gengo;

/// <summary>One error of an answer.</summary>
/// <param name="Key">Whose error it is where an answer holds several: a job's key or place in the request. Else null.</param>
/// <param name="Code">Gengo's number; null where it sent none. The set is open.</param>
/// <param name="Message">Gengo's words; its wording changes, so decide by code.</param>
public sealed record GengoError(string? Key, int? Code, string Message);
