using GengoBot.Account;

namespace GengoBot.Watches.Callbacks;

/// <summary>Opens the door for Gengo's callbacks.</summary>
internal static class CallbackSetup
{
    public static IEndpointConventionBuilder MapGengoCallbacks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(CallbackAddress.Route, static context => context.RequestServices.GetRequiredService<CallbackEndpoint>().TakeAsync(context));
}
