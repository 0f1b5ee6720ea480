using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gengo.Sandbox.Tests;

/// <summary>The sandbox on a real Kestrel, and a caller with signing code of its own.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
        Sandbox = app.Services.GetRequiredService<Sandbox>();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Canceled when the test run stops.</summary>
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Sandbox Sandbox { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public static async Task<SandboxServer> StartAsync(
        Generation generation = Generation.V2013, Action<SandboxOptions>? configure = null, ILoggerProvider? logs = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddGengoSandbox(options =>
        {
            options.Generation = generation;
            options.CallbackRetryDelay = TimeSpan.Zero;
            configure?.Invoke(options);
        });

        var app = builder.Build();
        app.MapGengoSandbox();
        await app.StartAsync();
        return new SandboxServer(app, clock);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    public Task<JsonElement> GetAsync(string path, params (string Name, string Value)[] more) =>
        SendAsync(HttpMethod.Get, path, [.. Signed(), .. more]);

    public Task<JsonElement> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, Signed());

    public Task<JsonElement> PutAsync(string path, string? data) => SendAsync(HttpMethod.Put, path, WithData(data));

    public Task<JsonElement> PostAsync(string path, string? data) => SendAsync(HttpMethod.Post, path, WithData(data));

    /// <summary>Sends fields as Gengo expects them: in the query of GET and DELETE, and in the body of POST and PUT.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, (string Name, string Value)[] fields)
    {
        using var response = await SendRawAsync(method, path, fields);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, (string Name, string Value)[] fields)
    {
        var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var inBody = method == HttpMethod.Put || method == HttpMethod.Post;
        using var request = new HttpRequestMessage(
            method, "/sandbox/v2/" + path + (inBody ? "" : "?" + await form.ReadAsStringAsync()));
        request.Content = inBody ? form : null;
        return await Http.SendAsync(request);
    }

    public (string Name, string Value)[] Signed(string? ts = null)
    {
        ts ??= Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return [("api_key", Sandbox.PublicKey), ("ts", ts), ("api_sig", Sign(ts, Sandbox.PrivateKey))];
    }

    public static string Sign(string ts, string key)
    {
#pragma warning disable CA5350 // Gengo's API accepts no other algorithm.
        return Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(ts)));
#pragma warning restore CA5350
    }

    public async Task<JsonElement> DeskGetAsync(string path)
    {
        using var response = await Http.GetAsync("/sandbox/desk/" + path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> DeskAsync(string path, string json = "{}", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Http.PostAsync("/sandbox/desk/" + path, new StringContent(json, Encoding.UTF8, "application/json"));
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private (string Name, string Value)[] WithData(string? data) => data is null ? Signed() : [.. Signed(), ("data", data)];
}
