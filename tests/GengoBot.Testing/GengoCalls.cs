using System.Net;
using System.Text.Json;

namespace GengoBot.Testing;

/// <summary>Gengo's calls, as it makes them or otherwise.</summary>
internal static class GengoCalls
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Comment(long job, string words, long at = 1731597000) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { ["job_id"] = $"{job}", ["body"] = words, ["ctime"] = $"{at}" });

    public static string Job(long job, string status) =>
        JsonSerializer.Serialize(
            new Dictionary<string, string> { ["job_id"] = $"{job}", ["status"] = status, ["body_src"] = "Snow boots are now half price." });

    /// <summary>As Gengo does it: a form of one field.</summary>
    public static Task<HttpStatusCode> CallAsync(this BotApp app, string field, string json, Uri? address = null) =>
        app.CallAsync(new FormUrlEncodedContent([new(field, json)]), address);

    public static async Task<HttpStatusCode> CallAsync(this BotApp app, HttpContent content, Uri? address = null)
    {
        using (content)
        {
            using var answer = await app.Http.PostAsync(address ?? app.Callback, content, Cancel);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
            return answer.StatusCode;
        }
    }
}
