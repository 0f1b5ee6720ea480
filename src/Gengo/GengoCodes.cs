namespace Gengo;

/// <summary>The codes that this library decides by. Source: Gengo's page of error codes.</summary>
internal static class GengoCodes
{
    public const int WrongCaptcha = 2401;
    public const int Unavailable = 2800;

    /// <summary>HTTP's numbers for a fault of the server come as codes too, under HTTP 200.</summary>
    public static bool IsServerFault(int code) => code is >= 500 and <= 599;
}
