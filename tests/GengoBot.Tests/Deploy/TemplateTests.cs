using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GengoBot.Accounts;
using Microsoft.Extensions.Configuration;

namespace GengoBot.Tests.Deploy;

/// <summary>deploy/main.bicep, compiled. What Azure itself would say to it is not known here.</summary>
public sealed partial class TemplateTests
{
    private static readonly string Source = Repository.PathOf("deploy", "main.bicep");
    private static readonly string Values = Repository.PathOf("deploy", "main.bicepparam");

    // The compiler takes seconds, and the template stays as it is.
    private static readonly Lazy<Task<(int ExitCode, string Output, string Said)>> Compiled = new(static () => RunAsync("build", Source));

    [Fact]
    public async Task It_compiles_without_a_warning_and_gives_no_secret_away()
    {
        var template = await CompiledAsync();

        var parameters = template["parameters"]?.AsObject() ?? [];
        Assert.Equal(
            ["gengoCallbackSecret", "gengoPrivateKey", "gengoPublicKey", "storageConnectionString"],
            parameters.Where(static parameter => parameter.Value?["type"]?.GetValue<string>() == "securestring")
                .Select(static parameter => parameter.Key)
                .Order());

        var outputs = template["outputs"]?.AsObject() ?? [];
        Assert.Equal(["address", "microsoftAppId"], outputs.Select(static output => output.Key).Order());
        Assert.DoesNotContain(
            "parameters('gengo", outputs.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_identity_may_pull_from_one_registry_and_nothing_else()
    {
        var template = await CompiledAsync();

        var assignment = Assert.Single(Resources(template, "Microsoft.Authorization/roleAssignments"));
        Assert.Equal(
            "[resourceId('Microsoft.ContainerRegistry/registries', if(empty(parameters('registryName')), 'none', "
            + "parameters('registryName')))]", assignment["scope"]?.GetValue<string>());
        Assert.Contains(
            "7f951dda-4ed3-4680-a7ca-43fe172d538d", template["variables"]?["acrPull"]?.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_reaches_the_app_by_https_alone_and_the_bot_has_no_password()
    {
        var template = await CompiledAsync();
        var app = Assert.Single(Resources(template, "Microsoft.App/containerApps"))["properties"];
        var bot = Assert.Single(Resources(template, "Microsoft.BotService/botServices"))["properties"];

        Assert.False(app?["configuration"]?["ingress"]?["allowInsecure"]?.GetValue<bool>());
        Assert.StartsWith("[format('https://{0}/api/messages'", bot?["endpoint"]?.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("UserAssignedMSI", bot?["msaAppType"]?.GetValue<string>());
        Assert.True(bot?["disableLocalAuth"]?.GetValue<bool>());
        Assert.DoesNotContain("MicrosoftAppPassword", template.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(Resources(template, "Microsoft.BotService/botServices/channels"));
    }

    [Fact]
    public async Task Every_setting_it_gives_is_one_that_the_bot_reads()
    {
        var known = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.json")).Build();
        var names = SettingPattern()
            .Matches(await File.ReadAllTextAsync(Source, TestContext.Current.CancellationToken))
            .Select(static match => match.Groups[1].Value)
            .ToList();

        Assert.Contains("Storage__ConnectionString", names);
        Assert.Contains("Gengo__Accounts__main__PrivateKey", names);
        foreach (var name in names)
        {
            var words = name.Split("__");
            var isKnown = words is ["Gengo", "Accounts", _, var word]
                ? typeof(GengoAccountOptions).GetProperty(word) is not null
                : known.GetSection(words[0]).Exists() && known.AsEnumerable().Any(pair => pair.Key == string.Join(':', words));
            Assert.True(isKnown, $"{name} is no setting of the bot.");
        }
    }

    [Fact]
    public async Task The_values_come_from_the_environment_and_one_that_is_missing_is_named()
    {
        (string, string)[] variables =
            [("IMAGE", "a.azurecr.io/gengobot:1"), ("REGISTRY", "a"), ("STORAGE_CONNECTION_STRING", "Host=db"),
                ("ADMIN", "11111111-0000-4000-8000-000000000000"), ("GENGO_PUBLIC_KEY", "public"), ("GENGO_PRIVATE_KEY", "private")];
        var (exitCode, values, said) = await RunAsync("build-params", Values, variables);
        var (exitCodeWithout, _, saidWithout) = await RunAsync("build-params", Values, variables[..^1]);

        Assert.True(exitCode == 0, said);
        var parameters = JsonNode.Parse(JsonNode.Parse(values)?["parametersJson"]?.GetValue<string>() ?? "")?["parameters"];
        Assert.Equal("private", parameters?["gengoPrivateKey"]?["value"]?.GetValue<string>());
        Assert.Equal("a", parameters?["registryName"]?["value"]?.GetValue<string>());
        Assert.Equal("11111111-0000-4000-8000-000000000000", parameters?["access"]?["value"]?["admins"]?[0]?.GetValue<string>());
        Assert.NotEqual(0, exitCodeWithout);
        Assert.Contains("GENGO_PRIVATE_KEY", saidWithout, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Resources(JsonObject template, string type) =>
        (template["resources"]?.AsObject() ?? [])
            .Select(static resource => resource.Value?.AsObject() ?? [])
            .Where(resource => resource["type"]?.GetValue<string>() == type && resource["existing"] is null);

    private static async Task<JsonObject> CompiledAsync()
    {
        var (exitCode, template, said) = await Compiled.Value;

        Assert.Equal("", said);
        Assert.Equal(0, exitCode);
        return Assert.IsType<JsonObject>(JsonNode.Parse(template));
    }

    private static async Task<(int ExitCode, string Output, string Said)> RunAsync(
        string command, string file, params (string Name, string Value)[] environment)
    {
        var compiler = typeof(TemplateTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(static word => word.Key == "BicepPath")?.Value;
        Assert.SkipWhen(compiler is null, "The compiler comes for Linux on x64 alone.");

        var start = new ProcessStartInfo(compiler, [command, file, "--stdout"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start);
        Assert.NotNull(process);
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, output, await said);
    }

    /// <summary>Names as the environment has them: every word begins with a capital.</summary>
    [GeneratedRegex(@"name: '([A-Z]\w*)', (?:value|secretRef):")]
    private static partial Regex SettingPattern();
}
