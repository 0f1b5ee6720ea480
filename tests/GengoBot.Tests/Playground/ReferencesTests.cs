using System.Reflection;
using System.Xml.Linq;
using GengoBot.Playground;

namespace GengoBot.Tests.Playground;

/// <summary>The demo is a project of its own, so that the bot can be built without it.</summary>
public sealed class ReferencesTests
{
    private const string Sandbox = "Gengo.Sandbox";

    [Fact]
    public void The_playground_does_not_know_the_bot() =>
        Assert.DoesNotContain("GengoBot", ReferencesOf(typeof(PlaygroundOptions).Assembly));

    [Fact]
    public void The_bot_does_not_know_the_sandbox() =>
        Assert.DoesNotContain(Sandbox, ReferencesOf(typeof(Program).Assembly));

    [Fact]
    public void Only_the_playground_references_the_sandbox()
    {
        var projects = Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories);

        var users = projects.Where(static project => ProjectReferencesOf(project).Contains(Sandbox));

        Assert.Equal(["GengoBot.Playground"], users.Select(Path.GetFileNameWithoutExtension));
    }

    private static IEnumerable<string?> ReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(static name => name.Name);

    private static IEnumerable<string?> ProjectReferencesOf(string project) =>
        XDocument.Load(project)
            .Descendants("ProjectReference")
            .Select(static reference => Path.GetFileNameWithoutExtension((string?)reference.Attribute("Include")));
}
