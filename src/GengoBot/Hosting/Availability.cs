namespace GengoBot.Hosting;

/// <summary>The words of <c>/readyz</c> for something the bot depends on.</summary>
internal static class Availability
{
    public const string NotRequired = "not required";
    public const string Unknown = "unknown";

    public static string Of(bool isAvailable) => isAvailable ? "available" : "unavailable";
}
