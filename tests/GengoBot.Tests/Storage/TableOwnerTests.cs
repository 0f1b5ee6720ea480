using System.Text.RegularExpressions;
using GengoBot.Tests.Architecture;

namespace GengoBot.Tests.Storage;

/// <summary>A table has one owner: the class that writes it, named in docs/architecture.md.</summary>
public sealed partial class TableOwnerTests
{
    private static readonly IReadOnlyDictionary<string, string> Owners =
        Row().Matches(RoomTable.Document).ToDictionary(static row => row.Groups["table"].Value, static row => row.Groups["owner"].Value);

    [Fact]
    public void Every_table_of_the_schema_has_an_owner_in_the_document()
    {
        var schema = string.Concat(
            Sources().Where(static file => file.Contains("Migrations", StringComparison.Ordinal)).Select(File.ReadAllText));

        Assert.Equal(Created().Matches(schema).Select(static table => table.Groups[1].Value).Order(), Owners.Keys.Order());
    }

    [Fact]
    public void Only_its_owner_writes_a_table()
    {
        var writes = Sources()
            .Where(static file => !file.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(
                static file => Written().Matches(File.ReadAllText(file)).Select(
                    write => (Table: write.Groups["table"].Value, Class: Path.GetFileNameWithoutExtension(file))))
            .Distinct()
            .ToList();

        Assert.DoesNotContain(writes, static write => Owners.GetValueOrDefault(write.Table) != write.Class);
        Assert.Equal(Owners.Keys.Order(), writes.Select(static write => write.Table).Order());
    }

    private static string[] Sources() => Directory.GetFiles(RoomTable.Source, "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"^\| `(?<table>[a-z_]+)` \| `(?<owner>[A-Za-z]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("Create\\.Table\\(\"([a-z_]+)\"\\)")]
    private static partial Regex Created();

    [GeneratedRegex(@"\b(INSERT\s+INTO|DELETE\s+FROM|UPDATE(?=\s+[a-z_]+\s+SET\b))\s+(?<table>[a-z_]+)")]
    private static partial Regex Written();
}
