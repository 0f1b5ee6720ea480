using GengoBot.Health;
using GengoBot.Hosting;

namespace GengoBot.Tests;

/// <summary>What the troubleshooting page quotes is what the program says.</summary>
public sealed class ReadmeTests
{
    private const string AppId = "--MicrosoftAppId=11111111-0000-4000-8000-000000000000";

    private static readonly string[] OneAccount = ["--Gengo:Accounts:main:PublicKey=a", "--Gengo:Accounts:main:PrivateKey=b"];

    [Theory]
    [InlineData("--MicrosoftAppType=Single")]
    [InlineData("--MicrosoftAppType=SingleTenant", "--MicrosoftAppPassword=x", "--MicrosoftAppTenantId=x")]
    [InlineData("--MicrosoftAppType=SingleTenant", AppId, "--MicrosoftAppPassword=x")]
    [InlineData("--MicrosoftAppId=gengobot", "--MicrosoftAppPassword=x")]
    [InlineData("--Access:Managers=*")]
    [InlineData("--Storage:Provider=Postgres")]
    [InlineData("--urls=8080")]
    [InlineData(AppId)]
    [InlineData("--Gengo:Accounts:main:PrivateKey=")]
    [InlineData("--Bot:PublicAddress=http://bot.example")]
    [InlineData("--Gengo:Accounts:main:CallbackSecret=short")]
    public async Task The_sentence_about_a_wrong_setting_stands_there(params string[] settings) =>
        await ShouldQuoteAsync(SentenceOf(await Record.ExceptionAsync(() => StartTests.StartAsync([.. OneAccount, .. settings]))));

    [Fact]
    public async Task The_sentence_about_no_account_stands_there() =>
        await ShouldQuoteAsync(SentenceOf(await Record.ExceptionAsync(() => StartTests.StartAsync([]))));

    [Fact]
    public async Task What_the_chat_says_about_a_wrong_setting_stands_there()
    {
        await ShouldQuoteAsync(
            Strings.MayNot.Replace("{0}", "job", StringComparison.Ordinal).Replace("{1}", Strings.RoleViewer, StringComparison.Ordinal));
        await ShouldQuoteAsync(Strings.TenantNotAllowed);
        await ShouldQuoteAsync(Strings.GengoKeys);
        await ShouldQuoteAsync(Strings.GengoUnavailable);
    }

    [Fact]
    public async Task The_image_asks_as_the_program_understands_it() =>
        Assert.Contains(
            $"""CMD ["dotnet", "GengoBot.dll", "{HealthQuestion.Argument}"]""", await ReadAsync("Dockerfile"), StringComparison.Ordinal);

    private static string SentenceOf(Exception? refused)
    {
        Assert.NotNull(refused);
        var sentence = WrongSettings.SentencesOf(refused);
        Assert.False(string.IsNullOrEmpty(sentence), refused.ToString());
        return sentence;
    }

    private static async Task ShouldQuoteAsync(string sentence) =>
        Assert.Contains($"`{sentence}`", await ReadAsync("docs/troubleshooting.md"), StringComparison.Ordinal);

    private static Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(Repository.PathOf(name), TestContext.Current.CancellationToken);
}
