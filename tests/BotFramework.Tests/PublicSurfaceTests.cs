using System.Reflection;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests;

/// <summary>
/// Whatever this library offers has the name and shape of the real one. <c>sdk-surface.txt</c> holds the facts, read by reflection from
/// Microsoft.Bot.* 4.23.1; what stands there and not here is left out on purpose.
/// </summary>
public sealed class PublicSurfaceTests
{
    // Real types that the file does not list; their shapes are those the SDK's documentation gives.
    private static readonly HashSet<string> NotListed =
    [
        // Kinds of activities, and parts of activities.
        "Microsoft.Bot.Schema.ActionTypes",
        "Microsoft.Bot.Schema.CardAction",
        "Microsoft.Bot.Schema.IEndOfConversationActivity",
        "Microsoft.Bot.Schema.IMessageDeleteActivity",
        "Microsoft.Bot.Schema.InputHints",
        "Microsoft.Bot.Schema.ITypingActivity",
        "Microsoft.Bot.Schema.SuggestedActions",
        "Microsoft.Bot.Schema.Teams.TaskModuleContinueResponse",
        "Microsoft.Bot.Schema.Teams.TaskModuleMessageResponse",
        "Microsoft.Bot.Schema.Teams.TaskModuleRequest",
        "Microsoft.Bot.Schema.Teams.TaskModuleResponse",
        "Microsoft.Bot.Schema.Teams.TaskModuleTaskInfo",
        "Microsoft.Bot.Builder.ActivityHandler.InvokeResponseException",
        "Microsoft.Bot.Builder.TurnContextStateCollection",

        // Named there by a signature only.
        "Microsoft.Bot.Connector.Authentication.AuthenticateRequestResult",
        "Microsoft.Bot.Connector.Authentication.AuthenticationConfiguration",
        "Microsoft.Bot.Connector.Authentication.ConnectorFactory",
        "Microsoft.Bot.Connector.Authentication.ServiceClientCredentialsFactory",
        "Microsoft.Bot.Schema.Teams.CacheInfo",
        "Microsoft.Bot.Schema.Teams.MessagingExtensionQueryOptions",
        "Microsoft.Bot.Schema.Teams.TaskModuleRequestContext",
        "Microsoft.Bot.Schema.Teams.TaskModuleResponseBase",
        "Microsoft.Bot.Schema.Teams.TeamsChannelDataSettings",

        // What an ErrorResponseException is made of.
        "Microsoft.Rest.HttpMessageWrapper",
        "Microsoft.Rest.HttpResponseMessageWrapper",
        "Microsoft.Rest.RestException",
    ];

    private static readonly Dictionary<string, (string Head, HashSet<string> Members)> Real = ReadSurface();

    public static TheoryData<string> Offered => [.. VisibleTypes().Select(NameOf).Where(name => !NotListed.Contains(name))];

    [Theory, MemberData(nameof(Offered))]
    public void What_is_offered_has_the_real_shape(string name)
    {
        var type = VisibleTypes().Single(type => NameOf(type) == name);
        Assert.True(Real.TryGetValue(name, out var real), $"{name} is no type of the real library.");

        Assert.Empty(HeadProblems(type, real.Head));
        string[] unknown = [.. MembersOf(type).Where(member => !real.Members.Contains(member))];
        Assert.Empty(unknown);
    }

    [Fact]
    public void The_list_of_types_beside_the_file_names_only_types_that_exist_and_are_not_in_it()
    {
        Assert.Empty(NotListed.Except(VisibleTypes().Select(NameOf)));
        Assert.Empty(NotListed.Intersect(Real.Keys));
    }

    private static IEnumerable<Type> VisibleTypes() => typeof(Activity).Assembly.GetTypes().Where(IsVisible);

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)); // A nested type has one.

    private static string NameOf(Type type) =>
        $"{type.Namespace}.{(type.DeclaringType is { } outer ? outer.Name + "." : "")}{Short(type)}";

    private static IEnumerable<string> HeadProblems(Type type, string head)
    {
        // Base, interfaces and flags, one space between them even where one is empty.
        var parts = head.Split(' ');
        var interfaces = parts.Length > 1 ? parts[1].Split(',') : [];
        var flags = parts.Skip(2).ToHashSet();

        if ((type.BaseType is null ? "" : Short(type.BaseType)) != parts[0])
        {
            yield return $"derives from {type.BaseType}";
        }

        foreach (var extra in type.GetInterfaces().Select(Short).Except(interfaces))
        {
            yield return $"implements {extra}";
        }

        var isStatic = type is { IsAbstract: true, IsSealed: true };

        if (type.IsInterface != flags.Contains("interface") || isStatic != flags.Contains("static")
            || (type.IsAbstract && !isStatic) != flags.Contains("abstract") || (type.IsSealed && !isStatic) != flags.Contains("sealed"))
        {
            yield return "is another kind of type";
        }
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

        return
        [
            .. type.GetMethods(Own).Where(method => IsVisible(method) && !method.IsSpecialName).Select(Describe),
            .. type.GetConstructors(Own).Where(IsVisible).Select(constructor => $"C ({Parameters(constructor)})"),
            .. type.GetProperties(Own).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Describe),
            .. type.GetFields(Own).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(field => $"F {Short(field.FieldType)} {field.Name}={field.GetRawConstantValue()}"),
        ];
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Describe(MethodInfo method) =>
        $"M {(method.IsPublic ? "" : "prot ")}{(method.IsStatic ? "static " : "")}{(method.IsVirtual ? "virt " : "")}{Short(method.ReturnType)} {method.Name}({Parameters(method)})";

    private static string Describe(PropertyInfo property) =>
        $"P {Short(property.PropertyType)} {property.Name} {{{(Has(property.GetMethod) ? "get;" : "")}{(Has(property.SetMethod) ? "set;" : "")}}}";

    private static bool Has(MethodInfo? accessor) => accessor is not null && IsVisible(accessor);

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Short(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "=" : "")}"));

    private static string Short(Type type)
    {
        if (type.HasElementType)
        {
            return Short(type.GetElementType()!) + (type.IsArray ? "[]" : "&"); // It has one, says HasElementType.
        }

        return type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(',', type.GetGenericArguments().Select(Short))}>" : type.Name;
    }

    private static Dictionary<string, (string Head, HashSet<string> Members)> ReadSurface()
    {
        var surface = new Dictionary<string, (string Head, HashSet<string> Members)>();
        HashSet<string> members = [];

        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "sdk-surface.txt")))
        {
            if (line.StartsWith("T ", StringComparison.Ordinal))
            {
                var (name, head) = line.Split(" : ", 2) is [var left, var right] ? (left.Split(' ', 3), right) : throw new FormatException(line);
                surface[$"{name[1]}.{name[2]}"] = (head, members = []);
            }
            else if (!line.StartsWith('#'))
            {
                members.Add(line.Trim());
            }
        }

        return surface;
    }
}
