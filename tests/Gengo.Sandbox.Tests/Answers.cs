using System.Text.Json;

namespace Gengo.Sandbox.Tests;

internal static class Answers
{
    public static JsonElement Response(this JsonElement answer)
    {
        Assert.Equal("ok", answer.GetProperty("opstat").GetString());
        return answer.GetProperty("response");
    }

    public static JsonElement Job(this JsonElement answer) => answer.Response().GetProperty("job");

    public static int Code(this JsonElement answer) =>
        answer.GetProperty("opstat").GetString() == "ok" ? 0 : answer.GetProperty("err").GetProperty("code").GetInt32();

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : null;
}
