using Gengo;

namespace GengoBot.Polling;

/// <summary>The kinds of callback.</summary>
internal enum CallbackHintKind
{
    Job,
    Comment,
}

/// <summary>A callback's hint that something happened to a job. What it was is read from Gengo.</summary>
/// <param name="Fingerprint">A hash of the callback's text, which identifies repeats.</param>
internal sealed record CallbackHint(CallbackHintKind Kind, JobId Job, string Fingerprint);
