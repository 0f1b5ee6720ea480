using System.Net;
using Microsoft.Extensions.Options;

namespace GengoBot.Hosting;

/// <summary>Checks the addresses to listen on before anything starts: the server's own error names no key.</summary>
internal static class ListenAddresses
{
    public static WebApplicationBuilder CheckAddresses(this WebApplicationBuilder builder)
    {
        var problems = Of(builder.Configuration).Where(static address => !IsAddress(address)).Select(static address =>
            $"ASPNETCORE_URLS says {address}: write addresses like http://127.0.0.1:3978 or http://*:8080, several with semicolons.")
                .ToList();
        return problems.Count == 0 ? builder : throw new OptionsValidationException("", typeof(ListenAddresses), problems);
    }

    public static string[] Of(IConfiguration configuration) =>
        (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: <= IPEndPoint.MaxPort };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
