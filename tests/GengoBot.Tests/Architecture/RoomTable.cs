using System.Text.RegularExpressions;

namespace GengoBot.Tests.Architecture;

/// <summary>A room of src/GengoBot, and the rooms it may use.</summary>
public sealed record Room(string Name, IReadOnlyList<string> MayUse)
{
    /// <summary>The room's folder.</summary>
    public string Folder => Path.Combine(RoomTable.Source, Name);

    /// <summary>A pattern for the room's own namespace, without those of rooms inside it.</summary>
    public string Namespace => $@"^GengoBot\.{Name.Replace("/", @"\.", StringComparison.Ordinal)}$";

    public override string ToString() => Name;
}

/// <summary>The table of rooms in docs/architecture.md: readers and tests use the same one.</summary>
internal static partial class RoomTable
{
    /// <summary>The folder of the program's sources.</summary>
    public static string Source { get; } = Path.Combine(Root(), "src", "GengoBot");

    public static string Document { get; } = File.ReadAllText(Path.Combine(Root(), "docs", "architecture.md"));

    /// <summary>In the order of the document: each room uses only those above it.</summary>
    public static IReadOnlyList<Room> Rooms { get; } =
        [.. Row().Matches(Document).Select(
            static row => new Room(row.Groups["room"].Value,
                [.. Name().Matches(row.Groups["uses"].Value).Select(static name => name.Groups[1].Value)]))];

    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GengoBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }

    [GeneratedRegex(@"^\| `(?<room>[A-Z][A-Za-z/]*)` \| [^|]+ \| (?<uses>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
