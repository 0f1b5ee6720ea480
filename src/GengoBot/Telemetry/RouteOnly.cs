using System.Diagnostics;
using OpenTelemetry;

namespace GengoBot.Telemetry;

/// <summary>
/// Takes addresses out of spans before they are exported: in those that come in stands the callback's secret, in those that go out Gengo's
/// signature. What stays is the route of what came in, and the address without its query of what went out.
/// </summary>
internal sealed class RouteOnly : BaseProcessor<Activity>
{
    private const string Route = "http.route";
    private static readonly string[] Incoming = ["url.path", "http.target", "url.query"];
    private static readonly string[] Outgoing = ["url.full", "http.url"];

    public override void OnEnd(Activity data)
    {
        if (data.Kind == ActivityKind.Server)
        {
            var route = data.GetTagItem(Route) as string;
            foreach (var tag in Incoming.Where(tag => data.GetTagItem(tag) is not null))
            {
                data.SetTag(tag, tag == "url.query" ? null : route);
            }
        }

        foreach (var tag in Outgoing)
        {
            if (data.GetTagItem(tag) is string address)
            {
                data.SetTag(tag, data.Kind == ActivityKind.Server ? null : address.Split('?')[0]);
            }
        }
    }
}
