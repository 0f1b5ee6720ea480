using Gengo;
using GengoBot.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Conversations;

public sealed class ShownJobStoreTests
{
    private const string Chat = "a:ana-and-the-bot";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_was_shown_outlives_the_process(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var shown = new ShownJob("card-1", "0123456789abcdef", Given.Channel);
        Assert.Null(await StoreOf(database).FindAsync(Chat, "main", Given.Job, Cancel));

        await StoreOf(database).RememberAsync(Chat, "main", Given.Job, shown, Cancel);

        var later = StoreOf(database);
        Assert.Equal(shown, await later.FindAsync(Chat, "main", Given.Job, Cancel));
        Assert.Null(await later.FindAsync(Chat, "other", Given.Job, Cancel));
        Assert.Null(await later.FindAsync(Chat, "main", new JobId(7), Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_new_takes_the_place_and_the_rest_stays(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        await store.RememberAsync(Chat, "main", Given.Job, new ShownJob("card-1", "first", Given.Channel), Cancel);
        var moved = Given.Channel with { ServiceUrl = "https://teams.example/amer/" };

        await store.RememberAsync(Chat, "main", Given.Job, new ShownJob(Fingerprint: "second"), Cancel);
        await new ConversationStore(database.Replica()).RememberAsync(moved, Cancel);

        Assert.Equal(new ShownJob("card-1", "second", moved), await store.FindAsync(Chat, "main", Given.Job, Cancel));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_conversation_is_about_a_job_as_long_as_it_is_the_only_one_there(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var store = StoreOf(database);
        Assert.Null(await store.OnlyJobOfAsync(Chat, "main", Cancel));

        await store.RememberAsync(Chat, "main", Given.Job, new ShownJob("card-1"), Cancel);
        await store.RememberAsync(Chat, "main", Given.Job, new ShownJob("card-2"), Cancel);
        Assert.Equal(Given.Job, await store.OnlyJobOfAsync(Chat, "main", Cancel));
        Assert.Null(await store.OnlyJobOfAsync(Chat, "other", Cancel));

        await store.RememberAsync(Chat, "main", new JobId(7), new ShownJob("card-3"), Cancel);
        Assert.Null(await store.OnlyJobOfAsync(Chat, "main", Cancel));
    }

    private static ShownJobStore StoreOf(TestDatabase database) =>
        new(database.Replica(), new FakeTimeProvider(), NullLogger<ShownJobStore>.Instance);
}
