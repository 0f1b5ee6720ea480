using Gengo.Sandbox.Captchas;

namespace Gengo.Sandbox.Api;

/// <summary>A refusal with one of Gengo's error codes: docs/protocol/gengo.md#error-codes.</summary>
internal sealed class ApiRefusal(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    public Captcha? NextCaptcha { get; init; }
}
