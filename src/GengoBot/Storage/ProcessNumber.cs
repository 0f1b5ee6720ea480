namespace GengoBot.Storage;

/// <summary>A number for this process. No other process that lives has it.</summary>
internal static class ProcessNumber
{
    public static int New() => Random.Shared.Next(1, int.MaxValue);
}
