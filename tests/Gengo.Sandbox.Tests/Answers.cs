using System.Text.Json;

namespace Gengo.Sandbox.Tests;

/// <summary>Reads the sandbox's answers.</summary>
internal static class Answers
{
    public static JsonElement Response(this JsonElement answer)
    {
        Assert.Equal("ok", answer.GetProperty("opstat").GetString());
        return answer.GetProperty("response");
    }

    public static JsonElement Feedback(this JsonElement answer) => answer.Response().GetProperty("feedback");

    public static JsonElement Thread(this JsonElement answer) => answer.Response().GetProperty("thread");

    public static JsonElement Job(this JsonElement answer) => answer.Response().GetProperty("job");

    /// <summary>0 for success.</summary>
    public static int Code(this JsonElement answer) =>
        answer.GetProperty("opstat").GetString() == "ok" ? 0 : answer.GetProperty("err").GetProperty("code").GetInt32();

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : null;
}
