namespace GengoBot.Scheduler;

/// <summary>
/// This process stood still for so long that another one was given its partition. Two that went on there would take each conversation from
/// each other, and tell each message twice: whoever finds out leaves.
/// </summary>
internal sealed class PartitionTakenException() : Exception("Another process is at this partition, and goes on there.");
