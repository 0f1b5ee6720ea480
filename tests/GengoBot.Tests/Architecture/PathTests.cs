using System.Text.RegularExpressions;
using GengoBot.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Architecture;

/// <summary>Holds docs/architecture.md to the code: where each command lives, and the files of the two paths.</summary>
public sealed partial class PathTests
{
    [Fact]
    public void The_document_says_where_each_command_lives()
    {
        var written = Command().Matches(RoomTable.Document)
            .Select(static row => (Verb: row.Groups["verb"].Value, File: row.Groups["file"].Value));

        Assert.Equal(Registered(), written);
    }

    [Fact]
    public void Each_file_that_the_document_names_is_there()
    {
        var root = RoomTable.Root();
        var named = SourceFile().Matches(RoomTable.Document).Select(static file => file.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(
            named, file => !File.Exists(Path.Combine(RoomTable.Source, file)) && !File.Exists(Path.Combine(root, "src", file)));
    }

    /// <summary>The vocabulary in its order, with the file of the class behind each verb.</summary>
    private static List<(string Verb, string File)> Registered()
    {
        var services = new ServiceCollection().AddBotCommands();
        return
        [
            .. services.Zip(services.Skip(1))
                .Where(static pair => pair.First.ImplementationInstance is CommandInfo)
                .Select(static pair => (((CommandInfo)pair.First.ImplementationInstance!).Verb.Name, FileOf(pair.Second.ServiceType))),
        ];
    }

    private static string FileOf(Type type) => type.FullName!["GengoBot.".Length..].Replace('.', '/') + ".cs";

    [GeneratedRegex(@"^\| `(?<verb>[a-z]+)` \| `(?<file>[^`]+\.cs)` \|$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"`([A-Z][A-Za-z./]*/[A-Za-z.]+\.cs)`")]
    private static partial Regex SourceFile();
}
