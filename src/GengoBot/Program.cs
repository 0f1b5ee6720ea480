using GengoBot.Account;
using GengoBot.Bot;
using GengoBot.Demo;
using GengoBot.Reviews.Captchas;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseKestrelHttpsConfiguration();
    builder.AddAccounts().AddBot().AddCaptchas().AddDemo();

    var app = builder.Build();
    app.MapDemo().MapBot();
    app.MapCaptchaPictures();
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    // A wrong setting stops the start; each sentence names its key.
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
    return 1;
}
