using System.Reflection;

namespace GengoBot.Tests.Teams;

/// <summary>
/// The Bot Framework packages are seen by the room that stands on them, and by no other: they are out of support, and will be replaced
/// one day.
/// </summary>
public sealed class PackagesTests
{
    private const string Room = "GengoBot.Teams";

    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Bot = typeof(Program).Assembly;

    [Fact]
    public void Nothing_above_Teams_sees_a_type_of_the_packages() =>
        Assert.Empty(Bot.GetTypes()
            .Where(static type => !IsInRoom(type))
            .SelectMany(static type => SeenBy(type).Where(IsOfPackages), static (type, seen) => $"{type} sees {seen}"));

    [Fact]
    public void The_room_itself_does() =>
        Assert.Contains(Bot.GetTypes().Where(IsInRoom), static type => SeenBy(type).Any(IsOfPackages));

    [Fact]
    public void Nothing_of_an_older_ASP_NET_Core_is_shipped() =>
        Assert.Empty(
            Directory.GetFiles(Path.GetDirectoryName(Bot.Location) ?? "", "Microsoft.AspNetCore.Http*.dll").Select(Path.GetFileName));

    private static bool IsInRoom(Type type) =>
        type.Namespace == Room || type.Namespace?.StartsWith(Room + ".", StringComparison.Ordinal) == true;

    private static bool IsOfPackages(Type type) =>
        type.Assembly.GetName().Name is { } name
        && (name.StartsWith("Microsoft.Bot.", StringComparison.Ordinal) || name is "Newtonsoft.Json" or "Microsoft.Rest.ClientRuntime");

    /// <summary>All types in what it is, what it has, what its methods take and return, and what they keep on the way.</summary>
    private static IEnumerable<Type> SeenBy(Type type) =>
    [
        .. Parts(type.BaseType),
        .. type.GetInterfaces().SelectMany(Parts),
        .. type.GetFields(All).SelectMany(static field => Parts(field.FieldType)),
        .. type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(SeenBy),
    ];

    private static IEnumerable<Type> SeenBy(MethodBase method) =>
    [
        .. Parts((method as MethodInfo)?.ReturnType),
        .. method.GetParameters().SelectMany(static parameter => Parts(parameter.ParameterType)),
        .. method.GetMethodBody()?.LocalVariables.SelectMany(static local => Parts(local.LocalType)) ?? [],
        .. method.GetMethodBody()?.ExceptionHandlingClauses
            .Where(static clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .SelectMany(static clause => Parts(clause.CatchType)) ?? [],
    ];

    private static IEnumerable<Type> Parts(Type? type) =>
        type is null ? [] : type.HasElementType ? Parts(type.GetElementType()) : [type, .. type.GetGenericArguments().SelectMany(Parts)];
}
