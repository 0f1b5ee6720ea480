using System.Diagnostics;

namespace GengoBot.Telemetry;

/// <summary>The bot's own spans. Their names and tags hold no words of anybody's.</summary>
internal static class Traces
{
    public const string Name = "GengoBot";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>The trace that is going on, to be kept in a row; null where nobody records it.</summary>
    public static string? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A step of what is going on.</summary>
    public static Activity? Step(string name) => Source.StartActivity(name);

    /// <summary>Work that was asked for earlier, perhaps in another process: a trace of its own, linked to those that led to it.</summary>
    /// <param name="causes">What <see cref="Current"/> was then.</param>
    public static Activity? Work(string name, params IEnumerable<string?> causes)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var links = causes.Distinct()
            .Select(static cause => ActivityContext.TryParse(cause, null, out var context) ? new ActivityLink(context) : default)
            .Where(static link => link.Context != default);
        return Source.StartActivity(name, ActivityKind.Internal, parentContext: default, links: links);
    }
}
