using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Gengo.Tests;

/// <summary>
/// Other programs compile against the public API, so the diff of a file shows each change. GENGO_WRITE_PUBLIC_API=1 rewrites the file.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_in_the_file()
    {
        var file = Path.Combine(Folder(), "PublicApi.txt");
        var surface = Surface();
        if (Environment.GetEnvironmentVariable("GENGO_WRITE_PUBLIC_API") == "1")
        {
            File.WriteAllText(file, surface);
        }

        Assert.Equal(File.ReadAllText(file), surface);
    }

    // The codes on Gengo's page of error codes, on its page of 2014, and those that are not documented: see GengoCodes.
    [Fact]
    public void Every_known_error_code_has_a_name_of_its_own()
    {
        int[] known =
        [
            400, 404, 500, 1000, 1100, 1150, 1200, 1201, 1250, 1251, 1300, 1301, 1302, 1303, 1304, 1305, 1306, 1350, 1351, 1352, 1400, 1450,
            1500, 1501, 1551, 1601, 1651, 1701, 1751, 1754, 1758, 1800, 1801, 1802, 1803, 1804, 1851, 1852, 1901, 1950, 1951, 1952, 2000,
            2010, 2050, 2100, 2150, 2200, 2250, 2251, 2252, 2300, 2350, 2400, 2401, 2450, 2500, 2501, 2502, 2503, 2550, 2600, 2650, 2700,
            2750, 2751, 2752, 2753, 2800,
        ];

        Assert.Equal(known, typeof(GengoCodes).GetFields().Select(field => Assert.IsType<int>(field.GetRawConstantValue())).Order());
    }

    [Fact]
    public void Every_call_ends_in_a_cancellation_token_that_may_be_left_out()
    {
        var calls = typeof(GengoClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        Assert.Equal(10, calls.Length);
        Assert.All(calls, call => Assert.EndsWith("Async", call.Name, StringComparison.Ordinal));
        Assert.All(calls, call =>
        {
            var last = call.GetParameters()[^1];
            Assert.Equal((typeof(CancellationToken), "cancellationToken", true), (last.ParameterType, last.Name, last.HasDefaultValue));
        });
    }

    private static string Surface()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(GengoClient).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {type.FullName}{Base(type)}\n");
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static string Base(Type type) => type.BaseType is { } parent
        && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? $" : {Name(parent)}" : "";

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(member => member switch
        {
            ConstructorInfo constructor => $"new({Parameters(constructor)})",
            PropertyInfo property => $"{Static(property.GetMethod)}{Name(property)} {property.Name} {{ {Accessors(property)} }}",
            FieldInfo { IsLiteral: true } field when type.IsEnum => $"{field.Name} = {field.GetRawConstantValue()}",
            FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
            MethodInfo { IsSpecialName: false } method =>
                $"{Static(method)}{Name(method.ReturnParameter)} {method.Name}({Parameters(method)})",
            _ => "",
        })
        .Where(line => line.Length > 0);

    private static string Static(MethodInfo? method) => method?.IsStatic == true ? "static " : "";

    private static string Accessors(PropertyInfo property) =>
        (property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")
        + (property.GetMethod?.IsPublic == true ? "get;" : "")
        + (property.SetMethod is not { IsPublic: true } set ? "" : IsInit(set) ? " init;" : " set;");

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Name(PropertyInfo property) => Name(property.PropertyType) + Mark(new NullabilityInfoContext().Create(property));

    private static string Name(ParameterInfo parameter) =>
        Name(parameter.ParameterType) + Mark(new NullabilityInfoContext().Create(parameter));

    // In Task<Feedback?>, the argument is nullable.
    private static string Mark(NullabilityInfo info) =>
        info.Type.IsValueType ? ""
        : info.ReadState == NullabilityState.Nullable ? "?"
        : info.GenericTypeArguments.Any(argument => Mark(argument) == "?") ? " (of nullable)"
        : "";

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{Name(value)}?"
        : type.IsByRef ? $"out {Name(type.GetElementType() ?? type)}"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here) ?? "";
}
