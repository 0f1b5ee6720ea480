using GengoBot.Conversations;
using GengoBot.Storage;
using GengoBot.Tests.Writes;
using GengoBot.Writes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GengoBot.Tests.Storage;

public sealed class StorageSetupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Storage:Provider", "MySql", "Host=db")]
    [InlineData("Storage:ConnectionString", "Sqlite", "Data Source=:memory:")]
    [InlineData("Storage:ConnectionString", "Sqlite", "Data Source=x.db;Mode=ReadOnly")]
    [InlineData("Storage:ConnectionString", "Sqlite", "Data Source=file:gengobot.db")]
    [InlineData("Storage:ConnectionString", "Sqlite", "Mode=ReadWriteCreate")]
    [InlineData("Storage:ConnectionString", "Sqlite", "Host=db;Password=hunter2")]
    [InlineData("Storage:ConnectionString", "Sqlite", "Data Source=/dev/null/gengobot.db")]
    [InlineData("Storage:ConnectionString", "Postgres", "")]
    [InlineData("Storage:ConnectionString", "Postgres", "Data Source=hunter2.db;Nonsense=1")]
    [InlineData("Storage:ConnectionString", "Postgres", "Host=127.0.0.1;Port=1;Username=x;Password=hunter2;Database=x")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_the_key(
        string key, string provider, string connectionString)
    {
        await using var app = AppWith(Path.GetTempPath(), provider, connectionString);

        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Cancel));

        var sentence = Assert.Single(wrong.Failures);
        Assert.StartsWith(key, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_the_database_is_a_file_in_the_data_folder()
    {
        var root = Directory.CreateTempSubdirectory("gengobot");
        try
        {
            await using var app = AppWith(root.FullName, null, null);
            await app.StartAsync(Cancel);

            Assert.True(File.Exists(Path.Combine(root.FullName, "data", "gengobot.db")));
            Assert.Equal(
                "wal",
                await app.Services.GetRequiredService<BotDb>()
                    .ReadAsync(session => session.FirstAsync<string>("PRAGMA journal_mode", new { }), Cancel));
            await app.StopAsync(Cancel);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_database_is_up_to_date_once_the_bot_has_started(string provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider);
        await using var app = AppWith(Path.GetTempPath(), provider, database.ConnectionString);
        await app.StartAsync(Cancel);

        var writes = new JobWriteStore(
            app.Services.GetRequiredService<BotDb>(), new NoWatchers(), TimeProvider.System, NullLogger<JobWriteStore>.Instance);
        Assert.True((await writes.BeginAsync(Given.Approval(), Cancel)).IsMine);
        await app.StopAsync(Cancel);
    }

    private static WebApplication AppWith(string root, string? provider, string? connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = root });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = provider ?? StorageOptions.Sqlite,
            ["Storage:ConnectionString"] = connectionString,
        });
        builder.AddStorage().AddConversations().AddWrites();
        builder.Services.AddSingleton<IJobWriteObserver, NoWatchers>();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        return app;
    }
}
