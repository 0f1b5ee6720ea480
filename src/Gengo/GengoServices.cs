using System.Diagnostics;
using Gengo.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gengo;

/// <summary>Registers the library.</summary>
public static class GengoServices
{
    /// <summary>
    /// Adds <see cref="GengoClientFactory"/> and what it needs. Accounts are named options: <c>services.Configure&lt;GengoOptions&gt;("main", …)</c>.
    /// The time of retries, timeouts and signatures is that of a registered <see cref="TimeProvider"/>, else the system's.
    /// </summary>
    /// <returns>The HTTP client of all accounts, to change its primary handler. Such a handler must not follow redirects by itself.</returns>
    public static IHttpClientBuilder AddGengo(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        var http = services.AddHttpClient(GengoClientFactory.HttpClientName);
        if (services.Any(service => service.ServiceType == typeof(GengoClientFactory)))
        {
            return http;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<GengoOptions>, GengoOptionsValidator>();
        services.AddSingleton<KeyLimiters>();
        services.AddSingleton(provider => new GengoClientFactory(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IOptionsMonitor<GengoOptions>>()));

        // Each try has its own limit of time, in AnswerHandler. The factory's loggers print addresses, and ours are signed.
        http.ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(), // our traces are none of Gengo's business
            });

        // Outermost first. What stands below the retry happens at every try: a place in the minute, a limit of time, a new signature.
        http.AddHttpMessageHandler(provider => new RetryHandler(provider.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(provider => new LimitHandler(provider.GetRequiredService<KeyLimiters>()))
            .AddHttpMessageHandler(provider => new AnswerHandler(
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GengoClient>>()))
            .AddHttpMessageHandler(() => new RedirectHandler())
            .AddHttpMessageHandler(provider => new SigningHandler(provider.GetRequiredService<TimeProvider>()));
        return http;
    }
}
