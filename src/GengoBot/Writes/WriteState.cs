namespace GengoBot.Writes;

/// <summary>How far a write to a job is.</summary>
internal enum WriteState
{
    /// <summary>Somebody is carrying it out; nobody else may.</summary>
    Running,

    /// <summary>It took effect.</summary>
    Done,

    /// <summary>It took no effect.</summary>
    Refused,

    /// <summary>Nobody knows whether it took effect.</summary>
    Lost,
}
