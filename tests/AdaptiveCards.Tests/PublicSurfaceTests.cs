using System.Reflection;

namespace AdaptiveCards.Tests;

/// <summary>The same bot must compile with the real library, so this one has no type or member that the real one lacks.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The file has no members for this type, which is a Dictionary with another name.
    private static readonly Type[] KnownBySignatureOnly = [typeof(SerializableDictionary<,>)];

    private static readonly Dictionary<string, HashSet<string>> Real = ReadSurface();

    public static TheoryData<string> Types() => [.. Exported().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_has_only_members_of_the_real_one(string name)
    {
        var type = Exported().Single(type => type.Name == name);
        var heading = Heading(type);

        Assert.Contains(heading, Real.Keys);
        Assert.DoesNotContain(Members(type), member => !Real[heading].Contains(member));
    }

    [Fact]
    public void The_check_finds_a_member_that_the_real_library_lacks() =>
        Assert.Contains("M Void Invent(Int32 number=)", Members(typeof(Invention)));

    private static IEnumerable<Type> Exported() => typeof(AdaptiveCard).Assembly.GetExportedTypes().Except(KnownBySignatureOnly);

    private static Dictionary<string, HashSet<string>> ReadSurface()
    {
        using var stream = typeof(PublicSurfaceTests).Assembly.GetManifestResourceStream("sdk-surface.txt");
        using var reader = new StreamReader(stream ?? throw new InvalidOperationException("sdk-surface.txt is not in the test assembly."));
        var surface = new Dictionary<string, HashSet<string>>();
        var members = new HashSet<string>();

        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("T ", StringComparison.Ordinal))
            {
                surface.Add(WithoutInterfaces(line), members = []);
            }
            else
            {
                members.Add(line.Trim());
            }
        }

        return surface;
    }

    // In "T AdaptiveCards Name : Base IOne,ITwo abstract", only the interfaces may be missing here.
    private static string WithoutInterfaces(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where((word, index) => index < 5 || word is "abstract" or "sealed" or "enum" or "static"));
    }

    private static string Heading(Type type)
    {
        var heading = $"T {type.Namespace} {type.Name} : {type.BaseType?.Name}";
        heading += type is { IsAbstract: true } ? " abstract" : "";
        heading += type is { IsSealed: true } ? " sealed" : "";
        return heading + (type.IsEnum ? " enum" : "");
    }

    private static IEnumerable<string> Members(Type type) =>
    [
        .. type.GetConstructors(Declared).Select(constructor => $"C ({Parameters(constructor)})"),
        .. type.GetFields(Declared).Select(Field),
        .. type.GetProperties(Declared).Select(Property),
        .. type.GetMethods(Declared).Where(method => !method.IsSpecialName).Select(Method),
    ];

    private static string Field(FieldInfo field) =>
        $"F {Name(field.FieldType)} {field.Name}" + (field.IsLiteral ? "=" + field.GetRawConstantValue() : "");

    private static string Property(PropertyInfo property) =>
        $"P {Name(property.PropertyType)} {property.Name} {{{Accessor(property.GetMethod, "get;")}{Accessor(property.SetMethod, "set;")}}}";

    private static string Accessor(MethodInfo? accessor, string word) => accessor?.IsPublic is true ? word : "";

    private static string Method(MethodInfo method) =>
        $"M {(method.IsStatic ? "static " : method.IsVirtual ? "virt " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "=" : "")}";

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(',', type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private sealed class Invention
    {
        public void Invent(int number = 1) => _ = number + GetHashCode();
    }
}
