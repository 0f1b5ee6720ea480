using System.Text.Json.Nodes;

namespace GengoBot.Tests.Accounts;

public sealed class TenantsTests
{
    [Fact]
    public async Task People_of_a_tenant_that_is_not_allowed_get_a_sentence_and_no_job()
    {
        await using var app = new BotApp(("Bot:AllowedTenants:0", "our-tenant"));
        var stranger = app.Ana with { Tenant = "another-tenant" };

        Assert.Contains("not open to your organization", (await stranger.SayAsync("job 42")).Sentence, StringComparison.Ordinal);
        Assert.Contains("not open to your organization", (await stranger.SubmitAsync(Data())).Sentence, StringComparison.Ordinal);
        var clicked = await stranger.ExecuteAsync("job", Data());
        Assert.Equal(400, clicked.Inner);
        Assert.Contains("not open to your organization", clicked.Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "not open to your organization", (await (app.Ana with { Tenant = null }).SayAsync("job 42")).Sentence,
            StringComparison.Ordinal);

        Assert.Empty(app.Gengo.Calls);
        (await (app.Ana with { Tenant = "OUR-tenant" }).SayAsync("job 42")).Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task A_star_allows_every_tenant()
    {
        await using var app = new BotApp(("Bot:AllowedTenants:0", "*"));

        (await (app.Ana with { Tenant = "whichever" }).SayAsync("job 42")).Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task An_account_shows_its_jobs_to_its_own_tenants_only()
    {
        await using var app = new BotApp(("Bot:AllowedTenants:0", "*"), ("Gengo:Accounts:sandbox:Tenants:0", "our-tenant"));

        var answer = await (app.Ana with { Tenant = "another-tenant" }).SayAsync("job 42");
        Assert.Contains("has no Gengo account that it may use", answer.Sentence, StringComparison.Ordinal);
        Assert.Empty(app.Gengo.Calls);

        (await (app.Ana with { Tenant = "our-tenant" }).SayAsync("job 42")).Card.ShouldShow("Job 42");
    }

    [Fact]
    public async Task The_tenant_in_the_channel_data_counts_where_the_conversation_names_none()
    {
        await using var app = new BotApp(("Bot:AllowedTenants:0", "our-tenant"));

        var answer = await (app.Ana with { Tenant = "our-tenant" }).SayAsync(
            "job 42", static message => message["conversation"]?.AsObject().Remove("tenantId"));

        answer.Card.ShouldShow("Job 42");
    }

    private static JsonObject Data() => new() { ["verb"] = "job", ["job"] = "42" };
}
