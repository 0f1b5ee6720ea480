using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace GengoBot.Tests.Architecture;

/// <summary>Holds src/GengoBot to the table of rooms in docs/architecture.md: what may use what, and no cycle.</summary>
public sealed class RoomTests
{
    private static readonly ArchUnitNET.Domain.Architecture Bot = new ArchLoader().LoadAssembly(typeof(Program).Assembly).Build();

    public static TheoryData<Room> Rooms => [.. RoomTable.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_what_the_table_allows(Room room)
    {
        var allowed = RoomTable.Rooms.Where(other => other == room || room.MayUse.Contains(other.Name));
        var others = RoomTable.Rooms.Except(allowed).Select(static other => other.Namespace).ToList();

        if (others.Count > 0)
        {
            var elsewhere = string.Join('|', others);
            Types().That().ResideInNamespaceMatching(room.Namespace).And().DoNotHaveNameEndingWith("Setup")
                .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(elsewhere))
                .Check(Bot);

            // What the configuration binder generates knows all options, and counts as part of whoever binds some.
            Types().That().ResideInNamespaceMatching(room.Namespace)
                .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(elsewhere).And().DoNotHaveNameEndingWith("Options"))
                .Check(Bot);
        }

        // Of the root, where the rooms are put together, they know the words alone.
        Types().That().ResideInNamespaceMatching(room.Namespace)
            .Should().NotDependOnAny(Types().That().Are(typeof(Program), typeof(BotCommands)))
            .Check(Bot);
    }

    /// <summary>The table is in the order of the rooms, the lowest first, so it holds no cycle.</summary>
    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_rooms_above_it_in_the_table(Room room)
    {
        var above = RoomTable.Rooms.TakeWhile(other => other != room).Select(static other => other.Name).ToHashSet();

        Assert.DoesNotContain(room.MayUse, used => !above.Contains(used));
    }

    /// <summary>An arrow that nothing needs is not in the table.</summary>
    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_all_that_the_table_says(Room room)
    {
        var used = Bot.Types
            .Where(type => IsIn(room, type))
            .SelectMany(static type => type.Dependencies)
            .SelectMany(dependency => RoomTable.Rooms.Where(other => IsIn(other, dependency.Target)))
            .Select(static other => other.Name)
            .ToHashSet();

        Assert.DoesNotContain(room.MayUse, name => !used.Contains(name));
    }

    [Fact]
    public void The_table_names_every_room()
    {
        var named = RoomTable.Rooms.Select(static room => room.Folder).ToHashSet();
        var folders = Sources()
            .Select(static file => Path.GetDirectoryName(file))
            .Where(static folder => folder != RoomTable.Source)
            .Distinct();

        Assert.Empty(
            folders.Where(folder => !named.Contains(folder!)).Select(static folder => Path.GetRelativePath(RoomTable.Source, folder!)));
        Assert.DoesNotContain(RoomTable.Rooms, static room => !Directory.Exists(room.Folder));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_room_has_over_1600_lines(Room room) =>
        Assert.InRange(Directory.EnumerateFiles(room.Folder, "*.cs").Sum(static file => File.ReadLines(file).Count()), 1, 1_600);

    private static bool IsIn(Room room, IType type) =>
        type.Namespace?.FullName is { } name && System.Text.RegularExpressions.Regex.IsMatch(name, room.Namespace);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(RoomTable.Source, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
