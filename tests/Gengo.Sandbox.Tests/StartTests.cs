using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gengo.Sandbox.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("2013", Generation.V2013)]
    [InlineData("2019", Generation.V2019)]
    [InlineData("", Generation.V2013)]
    public async Task The_generation_is_a_setting(string setting, Generation expected)
    {
        await using var app = Build("Sandbox:Generation", setting);
        await app.StartAsync(SandboxServer.Stop);
        Assert.Equal(expected, app.Services.GetRequiredService<Sandbox>().Generation);
    }

    [Theory]
    [InlineData("Sandbox:Generation", "2014")]
    [InlineData("Sandbox:Generation", "V2013")]
    [InlineData("Sandbox:Generation", "new")]
    [InlineData("Sandbox:ClockSkew", "soon")]
    [InlineData("Sandbox:ClockSkew", "-00:05:00")]
    public async Task A_wrong_setting_stops_the_start_and_names_its_key(string key, string value)
    {
        await using var app = Build(key, value);
        var wrong = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => app.StartAsync(SandboxServer.Stop));
        Assert.StartsWith(key, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_also_named_when_the_endpoints_are_mapped()
    {
        await using var app = Build("Sandbox:Generation", "new");
        var wrong = Assert.Throws<OptionsValidationException>(() => app.MapGengoSandbox());
        Assert.StartsWith("Sandbox:Generation", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_random_for_each_process()
    {
        await using var one = Build("Sandbox:Generation", "2013");
        await using var other = Build("Sandbox:Generation", "2013");
        var sandbox = one.Services.GetRequiredService<Sandbox>();
        Assert.NotEqual(sandbox.PrivateKey, other.Services.GetRequiredService<Sandbox>().PrivateKey);
        Assert.NotEqual(sandbox.PrivateKey, sandbox.PublicKey);
    }

    private static WebApplication Build(string key, string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration[key] = value;
        builder.Services.AddGengoSandbox();
        return builder.Build();
    }
}
