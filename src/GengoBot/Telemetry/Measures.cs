using System.Diagnostics.Metrics;

namespace GengoBot.Telemetry;

/// <summary>The bot's metrics. An instrument without a listener costs one comparison.</summary>
internal static class Measures
{
    public const string Name = "GengoBot";

    private static readonly Meter Meter = new(Name);

    /// <summary>Messages that Teams took.</summary>
    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "gengobot.deliveries", "{message}", "Messages that Teams took.");

    /// <summary>Sends that failed and are tried again.</summary>
    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "gengobot.retries", "{message}", "Sends that failed and are tried again.");

    /// <summary>Messages that are not tried any more.</summary>
    public static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>(
        "gengobot.dead_letters", "{message}", "Messages that are not tried any more.");

    /// <summary>Polls of watched jobs.</summary>
    public static readonly Counter<long> Polls = Meter.CreateCounter<long>("gengobot.polls", "{poll}", "Polls of watched jobs.");

    /// <summary>From Gengo's callback to the message in Teams.</summary>
    public static readonly Histogram<double> CallbackLag = Meter.CreateHistogram(
        "gengobot.callback.lag", "s", "From Gengo's callback to the message in Teams.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800] });

    /// <summary>Adds a gauge that is read on demand.</summary>
    public static void Gauge(string name, string unit, string description, Func<long> read) =>
        Meter.CreateObservableGauge(name, read, unit, description);
}
