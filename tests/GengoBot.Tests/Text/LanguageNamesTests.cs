using GengoBot.Text;

namespace GengoBot.Tests.Text;

public sealed class LanguageNamesTests
{
    [Theory]
    [InlineData("de", "German")]
    [InlineData("pt-br", "Portuguese (Brazil)")]
    [InlineData("es-la", "Spanish (Latin America)")]
    [InlineData("zh", "Simplified Chinese")]
    [InlineData("zh-tw", "Traditional Chinese")]
    public void A_code_of_Gengos_has_a_name(string code, string name) => Assert.Equal(name, LanguageNames.Of(code));

    [Theory]
    [InlineData("pt_br")]
    [InlineData("PT-BR")]
    [InlineData("Pt_bR")]
    public void Case_and_kind_of_dash_do_not_matter(string code) => Assert.Equal("Portuguese (Brazil)", LanguageNames.Of(code));

    [Theory]
    [InlineData("pt-ao", "Portuguese (AO)")]
    [InlineData("zh_hans-cn", "Simplified Chinese (HANS_CN)")]
    public void An_unknown_region_stands_behind_its_language(string code, string name) => Assert.Equal(name, LanguageNames.Of(code));

    [Theory]
    [InlineData("tlh")]
    [InlineData("Qx-YY")]
    [InlineData("")]
    [InlineData("-")]
    public void An_unknown_code_is_shown_as_it_came(string code) => Assert.Equal(code, LanguageNames.Of(code));

    [Fact]
    public void Every_common_language_of_Gengos_is_known()
    {
        string[] codes =
        [
            "en", "en-gb", "de", "fr", "fr-ca", "es", "es-la", "it", "pt", "pt-br", "zh", "zh-tw", "zh-hk", "ja", "ko", "ar", "he", "th",
            "vi", "id", "ms", "tl", "ru", "uk", "pl", "cs", "sk", "hu", "ro", "bg", "hr", "sr", "bs", "sl", "el", "tr", "nl", "da", "sv",
            "no", "fi", "et", "lv", "lt", "is", "fa", "hi", "ur", "bn",
        ];

        Assert.All(codes, code => Assert.NotEqual(code, LanguageNames.Of(code)));
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("AR-eg", true)]
    [InlineData("he", true)]
    [InlineData("fa_IR", true)]
    [InlineData("ur", true)]
    [InlineData("en", false)]
    [InlineData("ja", false)]
    [InlineData("arx", false)]
    [InlineData("", false)]
    public void Arabic_Hebrew_Persian_and_Urdu_run_from_right_to_left(string code, bool rightToLeft) =>
        Assert.Equal(rightToLeft, LanguageNames.IsRightToLeft(code));
}
