using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Gengo.Tests;

/// <summary>Other programs compile against the public surface, so a change of it is seen in a diff. GENGO_WRITE_PUBLIC_API=1 writes the file anew.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_one_in_the_file()
    {
        var file = Path.Combine(Folder(), "PublicApi.txt");
        var surface = Surface();
        if (Environment.GetEnvironmentVariable("GENGO_WRITE_PUBLIC_API") == "1")
        {
            File.WriteAllText(file, surface);
        }

        Assert.Equal(File.ReadAllText(file), surface);
    }

    [Fact]
    public void Every_call_ends_in_a_cancellation_token_that_may_be_left_out()
    {
        var calls = typeof(GengoClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        Assert.Equal(10, calls.Length);
        Assert.All(calls, call => Assert.EndsWith("Async", call.Name, StringComparison.Ordinal));
        Assert.All(calls, call => Assert.Equal((typeof(CancellationToken), "cancellationToken", true), call.GetParameters()[^1] is var last ? (last.ParameterType, last.Name, last.HasDefaultValue) : default));
    }

    private static string Surface()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(GengoClient).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var kind = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsSealed ? "sealed class" : "class";
            var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? $" : {Name(b)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{kind} {type.FullName}{parent}\n");
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(member => member switch
        {
            ConstructorInfo constructor => $"new({Parameters(constructor)})",
            PropertyInfo property => $"{Static(property.GetMethod)}{Name(property.PropertyType)}{Mark(new NullabilityInfoContext().Create(property))} {property.Name} {{ {Accessors(property)} }}",
            FieldInfo { IsLiteral: true } field when type.IsEnum => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
            FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
            MethodInfo { IsSpecialName: false } method => $"{Static(method)}{Name(method.ReturnType)}{Mark(new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}({Parameters(method)})",
            _ => "",
        })
        .Where(line => line.Length > 0);

    private static string Static(MethodInfo? method) => method?.IsStatic == true ? "static " : "";

    private static string Accessors(PropertyInfo property) =>
        (property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")
        + (property.GetMethod?.IsPublic == true ? "get;" : "")
        + (property.SetMethod is not { IsPublic: true } set ? "" : set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)}{Mark(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    // Task<Feedback?> has its mark within.
    private static string Mark(NullabilityInfo info) =>
        info.Type.IsValueType ? "" : info.ReadState == NullabilityState.Nullable ? "?" : info.GenericTypeArguments.Any(argument => Mark(argument) == "?") ? " (of nullable)" : "";

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{Name(value)}?"
        : type.IsByRef ? $"out {Name(type.GetElementType() ?? type)}"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here) ?? "";
}
