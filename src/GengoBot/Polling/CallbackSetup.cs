using GengoBot.Accounts;

namespace GengoBot.Polling;

/// <summary>Opens the door for Gengo's callbacks.</summary>
internal static class CallbackSetup
{
    public static IEndpointConventionBuilder MapGengoCallbacks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(
            CallbackAddress.Route, static context => context.RequestServices.GetRequiredService<CallbackEndpoint>().TakeAsync(context));
}
