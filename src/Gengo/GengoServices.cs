using System.Diagnostics;
using Gengo.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gengo;

/// <summary>Registers the library in a service collection.</summary>
public static class GengoServices
{
    /// <summary>
    /// Adds <see cref="GengoClientFactory"/>. Configure each account as named options:
    /// <c>services.Configure&lt;GengoOptions&gt;("main", …)</c>. Retries, timeouts and signatures use a registered
    /// <see cref="TimeProvider"/>, or the system's time.
    /// </summary>
    /// <returns>
    /// The builder of the HTTP client that all accounts share, to replace its primary handler. The handler must not follow redirects.
    /// </returns>
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
        services.AddSingleton(provider => new KeyRateLimiters(
            provider.GetRequiredService<TimeProvider>(), provider.GetService<ISharedRateLimit>()));
        services.AddSingleton(provider => new GengoClientFactory(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IOptionsMonitor<GengoOptions>>()));

        // ResponseHandler limits the time of each attempt. The factory's loggers would log addresses, which are signed here.
        http.ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(), // keep our trace ids from Gengo
            });

        // Outermost first. All below the retry happens in every attempt: rate limit, time limit, new signature.
        http.AddHttpMessageHandler(provider => new RetryHandler(provider.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(provider => new RateLimitHandler(provider.GetRequiredService<KeyRateLimiters>()))
            .AddHttpMessageHandler(provider => new ResponseHandler(
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GengoClient>>()))
            .AddHttpMessageHandler(provider => new RedirectHandler(provider.GetRequiredService<KeyRateLimiters>()))
            .AddHttpMessageHandler(provider => new SigningHandler(provider.GetRequiredService<TimeProvider>()));
        return http;
    }
}
