namespace GengoBot.Captchas;

/// <summary>Serves pictures that are too big for a card.</summary>
internal static class CaptchaEndpoint
{
    public static IEndpointConventionBuilder MapCaptchaPictures(this IEndpointRouteBuilder endpoints)
    {
        var shelf = endpoints.ServiceProvider.GetRequiredService<CaptchaPictureCache>();
        return endpoints.MapGet("/captcha/{token}", context => AnswerAsync(context, shelf));
    }

    private static async Task AnswerAsync(HttpContext context, CaptchaPictureCache shelf)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        if (shelf.Find(context.GetRouteValue("token") as string ?? "") is not { } picture)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.ContentType = picture.MediaType;
        response.ContentLength = picture.Bytes.Length;
        await response.Body.WriteAsync(picture.Bytes, context.RequestAborted);
    }
}
