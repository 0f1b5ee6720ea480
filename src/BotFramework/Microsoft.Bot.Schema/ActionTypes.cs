namespace Microsoft.Bot.Schema;

public static class ActionTypes
{
    public const string ImBack = "imBack";

    public const string MessageBack = "messageBack";

    public const string OpenUrl = "openUrl";
}
