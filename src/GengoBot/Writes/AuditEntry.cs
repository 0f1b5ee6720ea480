using Gengo;
using GengoBot.Conversations;

namespace GengoBot.Writes;

/// <summary>Who tried what with a job, and what came of it.</summary>
/// <param name="ActorName">The person's name then. Foreign text.</param>
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

/// <summary>A page of the audit of one job, the newest first.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, int Page, int Pages);

/// <summary>What somebody decided for a conversation: a role granted or revoked, the accounts it uses.</summary>
/// <param name="Account">Empty where the conversation uses none yet.</param>
/// <param name="Result">Whom, or which.</param>
internal sealed record SettingsChange(Person Actor, Conversation Conversation, string Account, string Action, string Result, string Reference);
