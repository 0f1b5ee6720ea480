using GengoBot;
using GengoBot.Account;
using GengoBot.Demo;
using GengoBot.Health;
using GengoBot.Notifications;
using GengoBot.Reviews.Captchas;
using GengoBot.Storage;
using GengoBot.Teams;
using GengoBot.Telemetry;
using GengoBot.Watches.Callbacks;

if (args is [HealthQuestion.Argument])
{
    return await HealthQuestion.AskAsync();
}

try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseKestrelHttpsConfiguration();
    builder.AddSecretFiles().CheckAddresses().CheckLists().AddStorage().AddAccounts().AddBot().AddNotifications().AddHealth().AddTelemetry().AddDemo();

    var app = builder.Build();
    app.MapDemo().MapBot().MapHealth();
    app.MapGengoCallbacks();
    app.MapCaptchaPictures();
    await app.RunAsync();
    return 0;
}
catch (Exception wrong) when (WrongSettings.SentencesOf(wrong) is { } sentences)
{
    await Console.Error.WriteLineAsync(sentences);
    return 1;
}
