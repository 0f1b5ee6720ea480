using Gengo;
using GengoBot.Polling;

namespace GengoBot.Tests.Polling;

public sealed class SearchWordsTests
{
    private static readonly JobId Job = new(42);

    [Theory]
    [InlineData(null, "42")]
    [InlineData("", "42")]
    [InlineData("Winter sale, winter-SALE", "42 WINTER SALE")]
    [InlineData("faq_12.html", "42 FAQ 12 HTML")]
    [InlineData("Größe ÉTÉ Привет", "42 GRÖßE ÉTÉ ПРИВЕТ")]
    [InlineData("ＷＩＤＥ １２ ٤٢", "42 WIDE 12")]
    [InlineData("東京店", "42 東京店 京店 店")]
    [InlineData("v2の説明", "42 V2の説明 の説明 説明 明")]
    [InlineData("𠮷野家", "42 𠮷野家 野家 家")]
    [InlineData("สวัสดี", "42 สวัสดี วัสดี ัสดี สดี ดี ี")]
    [InlineData("\0\t<>&\"'%_\u202E", "42")]
    public void A_job_is_found_by_these(string? slug, string words) =>
        Assert.Equal(words.Split(' ').Order(StringComparer.Ordinal), SearchWords.Of(Job, slug).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("42", "42")]
    [InlineData(" #42 ", "42")]
    [InlineData("job 42", "42")]
    [InlineData("job", "JOB")]
    [InlineData("job description", "JOB DESCRIPTION")]
    [InlineData("٤２", "42")]
    [InlineData("one two three four five", "ONE TWO THREE FOUR")]
    [InlineData("…", "")]
    public void Somebody_looks_for_these(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Asked(text)));

    [Fact]
    public void A_slug_of_any_length_has_an_end()
    {
        var words = SearchWords.Of(
            Job, string.Join(' ', Enumerable.Range(1000, 1000)) + new string('京', 1_000_000) + new string('x', 1_000_000));

        Assert.Equal(64, words.Count);
        Assert.All(
            SearchWords.Of(Job, string.Concat(Enumerable.Repeat("𠮷", 100))),
            static word => Assert.True(word.Length <= 24 && word.EnumerateRunes().All(static rune => rune.Value != 0xFFFD)));
        Assert.Equal(SearchWords.Asked(new string('x', 100)), [new string('x', 24).ToUpperInvariant()]);
    }
}
