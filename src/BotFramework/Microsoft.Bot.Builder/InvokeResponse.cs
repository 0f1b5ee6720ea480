#nullable disable

namespace Microsoft.Bot.Builder;

/// <summary>The HTTP answer to an invoke.</summary>
public class InvokeResponse
{
    /// <summary>The activity that carries this answer from the bot to the adapter, and never leaves it.</summary>
    internal const string ActivityType = "invokeResponse";

    public int Status { get; set; }

    public object Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
