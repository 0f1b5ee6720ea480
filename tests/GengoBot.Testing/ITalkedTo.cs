namespace GengoBot.Testing;

/// <summary>A bot that people talk to, in this process or in one of its own.</summary>
internal interface ITalkedTo
{
    HttpClient Http { get; }

    RecordingTeams Teams { get; }
}
