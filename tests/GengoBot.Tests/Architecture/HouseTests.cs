using System.Reflection;
using System.Runtime.CompilerServices;

namespace GengoBot.Tests.Architecture;

/// <summary>What keeps the house easy to live in: short lines, and few things that a class is made of.</summary>
public sealed class HouseTests
{
    private const int MaxColumns = 140;
    private const int MaxParameters = 8;

    private static readonly string[] Folders = ["src", "tests"];

    [Fact]
    public void No_line_is_over_140_columns() => Assert.Empty(
        from folder in Folders
        from file in Directory.EnumerateFiles(Path.Combine(RoomTable.Root(), folder), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        from line in File.ReadLines(file).Index()
        where line.Item.Length > MaxColumns
        select $"{Path.GetRelativePath(RoomTable.Root(), file)}:{line.Index + 1}");

    [Fact]
    public void No_class_is_made_of_more_than_8_things() => Assert.Empty(
        from type in typeof(Program).Assembly.GetTypes()
        where type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !IsRecord(type)
        from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where constructor.GetParameters().Length > MaxParameters
        select type.FullName);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
