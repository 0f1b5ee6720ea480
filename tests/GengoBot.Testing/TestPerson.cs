namespace GengoBot.Testing;

/// <summary>Somebody of the company, as Teams knows them.</summary>
internal sealed record TestPerson(string Id, string? AadObjectId, string Name)
{
    public static TestPerson Ana { get; } = new("29:ana", "aaaaaaaa-0000-4000-8000-000000000001", "Ana Ruiz");

    public static TestPerson Ben { get; } = new("29:ben", "bbbbbbbb-0000-4000-8000-000000000002", "Ben Okafor");

    public static TestPerson Chiyo { get; } = new("29:chiyo", "cccccccc-0000-4000-8000-000000000003", "Chiyo Mori");
}
