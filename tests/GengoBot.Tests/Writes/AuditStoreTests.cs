using Gengo;
using GengoBot.Writes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Writes;

public sealed class AuditStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_jobs_audit_is_paged_with_the_newest_first(string provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider);
        var db = database.Replica();
        var actions = new JobWriteStore(db, new NoWatchers(), new FakeTimeProvider(), NullLogger<JobWriteStore>.Instance);
        await EndedAsync(Given.Approval(job: new JobId(7)));
        await EndedAsync(Given.Approval() with { Account = "other" });
        for (var number = 1; number <= AuditStore.PageSize + 1; number++)
        {
            await EndedAsync(Given.Approval() with { Reference = $"{number}" });
        }

        var audit = new AuditStore(db);
        var first = await audit.ForJobAsync("main", Given.Job, 1, Cancel);
        var second = await audit.ForJobAsync("main", Given.Job, 2, Cancel);
        var beyond = await audit.ForJobAsync("main", Given.Job, 99, Cancel);
        var none = await audit.ForJobAsync("main", new JobId(8), 1, Cancel);

        Assert.Equal(
            Enumerable.Range(2, AuditStore.PageSize).Reverse().Select(number => $"{number}"),
            first.Entries.Select(entry => entry.Reference));
        Assert.Equal("1", Assert.Single(second.Entries).Reference);
        Assert.Equal((2, 2), (beyond.Page, beyond.Pages));
        Assert.Equal((1, 1, 0), (none.Page, none.Pages, none.Entries.Count));

        async Task EndedAsync(NewJobWrite action) =>
            await actions.EndAsync((await actions.BeginAsync(action, Cancel)).Action, WriteState.Done, null, Cancel);
    }
}
