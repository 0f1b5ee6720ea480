using System.Globalization;

namespace AdaptiveCards;

public class AdaptiveSchemaVersion
{
    public AdaptiveSchemaVersion()
    {
    }

    public AdaptiveSchemaVersion(int major, int minor)
    {
        Major = major;
        Minor = minor;
    }

    public AdaptiveSchemaVersion(string versionString)
    {
        if (!Version.TryParse(versionString, out var version))
        {
            throw new ArgumentException($"'{versionString}' is not a schema version such as 1.5.", nameof(versionString));
        }

        Major = version.Major;
        Minor = version.Minor;
    }

    public int Major { get; set; }

    public int Minor { get; set; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
