namespace GengoBot.Writes;

/// <summary>How far a write to a job is.</summary>
internal enum WriteState
{
    /// <summary>Somebody is at it; nobody else may be.</summary>
    Running,

    /// <summary>It took effect.</summary>
    Done,

    /// <summary>It took no effect.</summary>
    Refused,

    /// <summary>Whether it took effect could not be found out.</summary>
    Lost,
}
