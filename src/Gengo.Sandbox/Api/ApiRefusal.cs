using Gengo.Sandbox.Captchas;

namespace Gengo.Sandbox.Api;

/// <summary>Gengo says no, by one of its numbers (gengo-api.md, 5).</summary>
internal sealed class ApiRefusal(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    public Captcha? NextCaptcha { get; init; }
}
