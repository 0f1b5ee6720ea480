namespace GengoBot.Playground;

/// <summary>The invented tenant of the page, with its people, its team and its channels. To add one, add a line here.</summary>
internal static class Organization
{
    public const string TenantId = "5f3c1d7e-8a42-4b6f-9d10-2e7b6c5a4f31";
    public const string TeamId = "19:content@thread.tacv2";
    public const string TeamName = "Content";
    public const string TeamGroupId = "b1a0f5c2-64d3-4e8a-8f27-9c3d5e6f7a18";
    public const string BotId = "28:3d9a7c54-1f2e-4b08-a6c3-7e5d4f3b2a19";
    public const string BotName = "GengoBot";

    public static readonly IReadOnlyList<Person> People =
    [
        new("ana", "Ana Marin", "29:1anaMarinP7vQxS0dK3nUeWc2yHbLtRz", "7a1c3e52-9b4d-4f60-8e21-0c5d6b7a8f93", "ana.marin@example.com"),
        new("ben", "Ben Ode", "29:1benOdeT4mGfJ8wVqZr6sXkN1pYoDuE", "c8e2f4a6-1d3b-4c5e-9f70-6b8a0d2c4e15", "ben.ode@example.com"),
    ];

    public static readonly IReadOnlyList<TeamChannel> Channels =
    [
        new("localization", "Localization", "19:localization@thread.tacv2"),
        new("marketing", "Marketing", "19:marketing@thread.tacv2"),
    ];

    public static Person? PersonByKey(string? key) => People.FirstOrDefault(person => person.Key == key);

    /// <summary>Finds a person by either of their two ids, as Teams does.</summary>
    public static Person? PersonById(string? id) => People.FirstOrDefault(person => person.Id == id || person.AadObjectId == id);
}
