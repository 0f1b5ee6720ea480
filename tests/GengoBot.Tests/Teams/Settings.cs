using GengoBot.Teams.Authentication;
using Microsoft.Extensions.Configuration;

namespace GengoBot.Tests.Teams;

internal static class Settings
{
    public static AuthenticationSettings Of(params (string Key, string? Value)[] values) =>
        AuthenticationSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(value => value.Key, value => value.Value))
            .Build());
}
