using GengoBot;
using GengoBot.Access;
using GengoBot.Accounts;
using GengoBot.Captchas;
using GengoBot.Conversations;
using GengoBot.Demo;
using GengoBot.Health;
using GengoBot.Hosting;
using GengoBot.Jobs;
using GengoBot.Notes;
using GengoBot.Notifications;
using GengoBot.Polling;
using GengoBot.Reviews;
using GengoBot.Scheduler;
using GengoBot.Storage;
using GengoBot.Teams.Inbound;
using GengoBot.Telemetry;
using GengoBot.Watches;
using GengoBot.Writes;

if (args is [HealthQuestion.Argument])
{
    return await HealthQuestion.AskAsync();
}

try
{
    await using var app = Program.Build(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    await app.RunAsync();
    return 0;
}
catch (Exception wrong) when (WrongSettings.SentencesOf(wrong) is { } sentences)
{
    await Console.Error.WriteLineAsync(sentences);
    return 1;
}

/// <summary>The table of contents: each room registers and maps what is in it, and uses those named before it.</summary>
internal sealed partial class Program
{
    internal static WebApplication Build(WebApplicationOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(options);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.AddSecretFiles().CheckAddresses().CheckLists();

        // What it stands on.
        builder.AddStorage().AddConversations().AddAccounts().AddWrites();

        // What runs by itself.
        builder.AddScheduler().AddNotifications().AddPolling();

        // What people do, and the way in.
        builder.AddBotCommands().AddJobs().AddNotes().AddReviews().AddWatches().AddAccess().AddTeams();

        // What whoever runs it sees.
        builder.AddHealth().AddTelemetry().AddDemo();

        var app = builder.Build();
        app.MapDemo().MapTeams().MapHealth();
        app.MapGengoCallbacks();
        app.MapCaptchaPictures();
        return app;
    }
}
