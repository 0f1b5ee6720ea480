using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Writes;

/// <summary>An attempt to write to a job, or a change of settings: who, what, and how it ended.</summary>
/// <param name="ActorName">The person's name at that time. Untrusted text.</param>
/// <param name="Outcome">Done, refused or lost.</param>
/// <param name="Result">How it ended, one of <see cref="WriteResult"/>.</param>
internal sealed record AuditEntry(
    DateTimeOffset At,
    string ActorId,
    string? ActorAadId,
    string ActorName,
    string? TenantId,
    string ConversationId,
    string Account,
    JobId Job,
    string Action,
    string? Fingerprint,
    WriteState Outcome,
    string? Result,
    string Reference);

/// <summary>One page of a job's audit, newest first.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, int Page, int Pages);

/// <summary>A change that somebody made for a conversation: a role granted or revoked, or the accounts that it uses.</summary>
/// <param name="Account">Empty while the conversation uses none.</param>
/// <param name="Result">The person or the accounts that it is about.</param>
internal sealed record SettingsChange(
    Person Actor, Conversation Conversation, string Account, string Action, string Result, string Reference);
