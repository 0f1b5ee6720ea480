using GengoBot.Hosting;
using Microsoft.Extensions.Options;

namespace GengoBot.Demo;

/// <summary>
/// Takes the place of the demo in a program that was built without it. There <c>Demo:Enabled</c> stops the start, because it would let
/// requests in without tokens.
/// </summary>
internal static class WithoutDemo
{
    private const string Sentence =
        "Demo:Enabled is set, but this program was built without the demo: remove it, and set MicrosoftAppId and Gengo:Accounts instead.";

    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        if (DemoOptions.IsEnabled(builder.Configuration))
        {
            throw new OptionsValidationException(DemoOptions.Section, typeof(DemoOptions), [Sentence]);
        }

        builder.Services.AddOptions<DemoOptions>();
        return builder;
    }

    public static WebApplication MapDemo(this WebApplication app) => app;
}
