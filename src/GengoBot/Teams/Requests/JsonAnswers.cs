namespace GengoBot.Teams.Requests;

/// <summary>Writes the answer to a request.</summary>
internal static class JsonAnswers
{
    public static async Task WriteJsonAsync(this HttpResponse response, object body, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        using (var writer = ActivityJson.Writer(response.BodyWriter))
        {
            ActivityJson.Write(writer, body);
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
