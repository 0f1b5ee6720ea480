using GengoBot.Hosting;
using GengoBot.Teams.Authentication;
using GengoBot.Teams.Outbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace GengoBot.Teams.Inbound;

/// <summary>Registers the bot in Teams, and maps its endpoint.</summary>
internal static class TeamsSetup
{
    public static WebApplicationBuilder AddTeams(this WebApplicationBuilder builder)
    {
        builder.Services.AddChannel();
        builder.Services.AddSingleton<IBot, TranslationBot>();
        builder.Services.AddSingleton<TurnPipeline>();
        builder.Services.AddSingleton<MessagingExtension>();
        builder.Services.AddSingleton<ConversationUpdates>();
        builder.Services.AddSingleton<TurnFactory>();
        builder.Services.AddSingleton<CommandDispatcher>();
        builder.Services.AddSingleton<ErrorBoundary>();
        builder.Services.AddSingleton<InvokeDeduplicator>();
        return builder;
    }

    /// <summary>Registers everything between Teams and the bot: the endpoint, the tokens and the outbound side.</summary>
    public static IServiceCollection AddChannel(this IServiceCollection services)
    {
        services.AddOptions<BotOptions>().BindConfiguration(BotOptions.Section)
            .Configure<IConfiguration>(static (options, configuration) => options.OwnTenant = configuration["MicrosoftAppTenantId"]?.Trim())
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotOptions>, BotRanges>();
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsValidator>();
        services.AddSingleton<AllowedTenants>();

        services.AddTeamsAuthentication();
        services.AddTeamsOutbound();
        services.AddSingleton<BotFrameworkAuthentication, ChannelAuthentication>();
        services.AddSingleton<TurnLanguage>();
        services.AddSingleton<UnlistedHostGuard>();
        services.AddSingleton<TurnLimits>();
        services.AddSingleton<AnswersInOrder>();
        services.AddSingleton<IBotFrameworkHttpAdapter, TeamsAdapter>();
        return services;
    }

    public static WebApplication MapTeams(this WebApplication app)
    {
        var adapter = app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();
        var bot = app.Services.GetRequiredService<IBot>();
        var isOpen = DemoOptions.IsEnabled(app.Configuration) || !string.IsNullOrEmpty(app.Configuration["MicrosoftAppId"]);

        // A turn that has begun is finished, whether or not Teams still waits: a decision is never cut in half.
        app.Map("/api/messages", context => isOpen || !HttpMethods.IsPost(context.Request.Method)
            ? adapter.ProcessAsync(context.Request, context.Response, bot, CancellationToken.None)
            : RefuseAsync(context));
        return app;
    }

    /// <summary>With no app id nobody can prove to be Teams.</summary>
    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            """{"error":{"code":"Unauthorized","message":"MicrosoftAppId is not set: this bot answers nobody. """
            + """For a try on this machine set Demo:Enabled."}}""");
    }

    private sealed class BotOptionsValidator(IConfiguration configuration) : IValidateOptions<BotOptions>
    {
        public ValidateOptionsResult Validate(string? name, BotOptions options)
        {
            if (configuration["MicrosoftAppId"]?.Trim() is { Length: > 0 } id && !Guid.TryParseExact(id, "D", out _))
            {
                return ValidateOptionsResult.Fail(
                    "MicrosoftAppId must be the registration's app id, a GUID like 3f2504e0-4f89-41d3-9a0c-0305e82c3301.");
            }

            foreach (var host in options.ServiceHosts)
            {
                if (!ServiceHosts.IsExact(host))
                {
                    return ValidateOptionsResult.Fail(
                        $"Bot:ServiceHosts holds exact hosts, with a port where it is not 443; '{host}' is none.");
                }
            }

            return options.PublicAddress is { } reached
                && !(reached.IsAbsoluteUri && (reached.Scheme == Uri.UriSchemeHttps || reached.IsLoopback))
                ? ValidateOptionsResult.Fail("Bot:PublicAddress must be an https address: clients load captcha pictures from it.")
                : ValidateOptionsResult.Success;
        }
    }
}
