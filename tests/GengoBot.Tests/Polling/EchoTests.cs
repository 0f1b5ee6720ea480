using GengoBot.Accounts;
using GengoBot.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace GengoBot.Tests.Polling;

/// <summary>Nobody is told of what they just did; the others hear who did it.</summary>
public sealed class EchoTests
{
    private readonly AheadClock _clock = new();

    [Fact]
    public async Task A_comment_through_this_bot_is_told_to_the_others_with_the_persons_name()
    {
        await using var app = new BotApp(_clock);
        var job = await FollowedAsync(app);

        await app.SayInChannelAsync($"comment {job} Please shorten it.");
        await app.WorkAsync();

        await ShouldHearAsync(app, "Please shorten it.", by: "Ana Ruiz", Following.Place, app.Ben.Conversation);
        await ShouldNotHearAsync(app, app.Channel.Conversation, app.Ana.Conversation);
    }

    [Fact]
    public async Task The_same_words_from_Gengos_website_are_told_to_all()
    {
        await using var app = new BotApp(_clock);
        var job = await FollowedAsync(app);
        await app.SayInChannelAsync($"comment {job} Please shorten it.");
        await (
            app.Services.GetRequiredService<GengoAccounts>().Named("sandbox")?.Gengo.PostCommentAsync(
                new(job), "Please shorten it.", TestContext.Current.CancellationToken) ?? Task.CompletedTask);

        await app.WorkAsync();

        Assert.Equal(["Ana Ruiz", null], (await app.ToldAsync()).Select(static told => told.Fact.By));
        await ShouldHearAsync(app, "Please shorten it.", by: null, Conversation.PlaceOf(app.Channel.Conversation), app.Ana.Conversation);
    }

    [Fact]
    public async Task An_approval_is_told_to_the_others_with_the_persons_name()
    {
        await using var app = new BotApp(_clock);
        var job = await FollowedAsync(app);

        await app.Ben.SayAsync($"job {job}");
        await app.Ben.SayAsync($"approve {job} --rating 5 --confirm");
        await app.WorkAsync();

        await ShouldHearAsync(
            app, "approved", by: "Ben Okafor", Following.Place, Conversation.PlaceOf(app.Channel.Conversation), app.Ana.Conversation);
        await ShouldNotHearAsync(app, app.Ben.Conversation);
    }

    [Fact]
    public async Task What_is_sent_back_with_words_does_not_come_back_to_who_wrote_them()
    {
        await using var app = new BotApp(_clock);
        var job = await FollowedAsync(app);

        await app.SayInChannelAsync($"job {job}");
        await app.SayInChannelAsync($"revise {job} Too literal.");
        await app.WorkAsync();

        Assert.Equal(["Too literal.", "revising"], await app.NewsAsync());
        Assert.All(await app.ToldAsync(), static told => Assert.Equal("Ana Ruiz", told.Fact.By));
        await ShouldNotHearAsync(app, app.Channel.Conversation, app.Ana.Conversation);
    }

    [Fact]
    public async Task What_follows_later_from_elsewhere_is_told_to_all()
    {
        await using var app = new BotApp(_clock);
        var job = await FollowedAsync(app);
        await app.SayInChannelAsync($"job {job}");
        await app.SayInChannelAsync($"revise {job} Too literal.");
        await app.WorkAsync();

        _clock.Ahead += TimeSpan.FromMinutes(10);
        await app.DeskAsync(job, "submit", "Frühling!");
        await app.WorkAsync();

        await ShouldHearAsync(app, "reviewable", by: null, Conversation.PlaceOf(app.Channel.Conversation), app.Ana.Conversation);
    }

    private static async Task<long> FollowedAsync(BotApp app)
    {
        var job = app.Reviewable();
        await app.FollowAsync(job);
        await app.FollowAsync(job, Conversation.PlaceOf(app.Channel.Conversation));
        await app.FollowAsync(job, app.Ana);
        await app.FollowAsync(job, app.Ben);
        await app.WorkAsync();
        return job;
    }

    private static async Task ShouldHearAsync(BotApp app, string news, string? by, params string[] places)
    {
        foreach (var place in places)
        {
            Assert.Equal([news], await app.NewsAsync(place));
            Assert.Equal(by, Assert.Single(await app.ToldAsync(place)).Fact.By);
        }
    }

    private static async Task ShouldNotHearAsync(BotApp app, params string[] places)
    {
        foreach (var place in places)
        {
            Assert.Empty(await app.ToldAsync(Conversation.PlaceOf(place)));
        }
    }
}
