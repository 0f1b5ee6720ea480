using Gengo;

namespace GengoBot.Polling;

/// <summary>What a callback is about.</summary>
internal enum CallbackHintKind
{
    Job,
    Comment,
}

/// <summary>What is kept of a callback: that something happened to a job. What it was is read at Gengo.</summary>
/// <param name="Fingerprint">Of the callback's words, by which to know its repeats.</param>
internal sealed record CallbackHint(CallbackHintKind Kind, JobId Job, string Fingerprint);
