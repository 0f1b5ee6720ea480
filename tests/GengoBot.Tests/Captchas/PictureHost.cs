using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GengoBot.Tests.Captchas;

/// <summary>Somebody's server of pictures, as well or badly behaved as a test wants, on a free loopback port.</summary>
internal sealed class PictureHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PictureHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<PictureHost> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PictureHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
