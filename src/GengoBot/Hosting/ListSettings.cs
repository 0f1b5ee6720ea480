using Microsoft.Extensions.Options;

namespace GengoBot.Hosting;

/// <summary>
/// Checks at the start for lists that would silently be empty: a list written as a single value, which .NET ignores, and people in
/// <c>Access</c> written as mail addresses, which match nobody.
/// </summary>
internal static class ListSettings
{
    private static readonly string[] Roles = ["Viewers", "Commenters", "Reviewers", "Managers", "Admins"];

    public static WebApplicationBuilder CheckLists(this WebApplicationBuilder builder)
    {
        var problems = Problems(builder.Configuration).ToList();
        return problems.Count == 0 ? builder : throw new OptionsValidationException("", typeof(ListSettings), problems);
    }

    private static IEnumerable<string> Problems(ConfigurationManager configuration)
    {
        var accounts = configuration.GetSection("Gengo:Accounts").GetChildren().Select(static account => account.Path).ToList();
        var people = accounts.Select(static account => account + ":Access")
            .Prepend("Access")
            .SelectMany(static section => Roles.Select(role => $"{section}:{role}"))
            .ToList();
        foreach (var list in (
            string[])["Bot:AllowedTenants", "Bot:ServiceHosts", "Gengo:LinkHosts",
            .. accounts.Select(static account => account + ":Tenants"), .. people])
        {
            if (configuration[list] is { Length: > 0 })
            {
                var variable = list.Replace(":", "__", StringComparison.Ordinal);
                yield return $"{list} is a list: write {list}:0, or {variable}__0 in the environment.";
            }
        }

        foreach (var entry in people.SelectMany(list => configuration.GetSection(list).GetChildren()).Where(
            static entry => entry.Value?.AsSpan().IndexOfAny('@', ' ') >= 0))
        {
            yield return $"{entry.Path} must be somebody's object id in Entra, team-owners or *; '{entry.Value}' is none.";
        }
    }
}
