using Gengo;
using GengoBot.Commands;

using static GengoBot.Tests.Commands.CommandReaderVocabulary;

namespace GengoBot.Tests.Commands;

public sealed class CommandReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0\u200B\u3000\r\n")]
    [InlineData("hi")]
    [InlineData("Hello!")]
    [InlineData("hello there")]
    [InlineData("?")]
    [InlineData("?!")]
    [InlineData("\uFF1F")]
    [InlineData("/")]
    [InlineData("&nbsp;")]
    public void Nothing_but_a_greeting_asks_for_nothing(string text) => Assert.IsType<CommandReading.Nothing>(Read(text));

    [Theory]
    [InlineData("approve 42")]
    [InlineData("APPROVE 42")]
    [InlineData("accept #42")]
    [InlineData("approve job 42")]
    [InlineData("approve Job #42")]
    [InlineData("approve job #42.")]
    [InlineData("/approve 42")]
    [InlineData("!approve 42")]
    [InlineData(".approve 42")]
    [InlineData("approve: 42")]
    [InlineData("approve, 42!")]
    [InlineData("approve\n42")]
    [InlineData("  approve\u00A0\u00A042 ")]
    [InlineData("approve&nbsp;42")]
    [InlineData("approve&#160;&#35;42")]
    [InlineData("approve\u200B42")]
    [InlineData("approve\u300042")]
    [InlineData("\u202Aapprove\u202C \u2068\u200F42\u2069")]
    [InlineData("app\u200Drove 42")]
    [InlineData("approve \uFF14\uFF12")]
    [InlineData("approve \uFF03\uFF14\uFF12")]
    [InlineData("approve \u0664\u0662")]
    [InlineData("approve \u06F4\u06F2")]
    [InlineData("approve 042")]
    public void A_job_is_named_in_many_ways(string text)
    {
        var command = Command(text);

        Assert.Equal("approve", command.Verb);
        Assert.Equal(new JobId(42), command.Job);
        Assert.Equal("", command.Text);
        Assert.Empty(command.Options);
    }

    [Fact]
    public void The_largest_job_number_is_read() =>
        Assert.Equal(new JobId(long.MaxValue), Command("job 9223372036854775807").Job);

    [Fact]
    public void In_a_thread_the_job_need_not_be_named() => Assert.Null(Command("approve").Job);

    [Theory]
    [InlineData("42", "job", 42, null)]
    [InlineData("#42", "job", 42, null)]
    [InlineData("job 42", "job", 42, null)]
    [InlineData("42?", "job", 42, null)]
    [InlineData("42 --mt", "job", 42, null)]
    [InlineData("\uFF14\uFF12", "job", 42, null)]
    [InlineData("42@3", "revision", 42, 3)]
    [InlineData("#42@3", "revision", 42, 3)]
    public void A_reference_alone_is_a_question(string text, string verb, long job, int? revision)
    {
        var command = Command(text);

        Assert.Equal(verb, command.Verb);
        Assert.Equal(new JobId(job), command.Job);
        Assert.Equal(revision, command.Revision);
    }

    [Theory]
    [InlineData("42 is done")]
    [InlineData("please don't approve 42 yet")]
    [InlineData("Ana said: approve 42")]
    [InlineData("it's 42, reject it --confirm")]
    [InlineData("xyzzy")]
    [InlineData("\U0001F44D")]
    public void A_sentence_that_does_not_begin_with_a_verb_runs_nothing(string text) => Assert.Null(Unknown(text).Meant);

    [Theory]
    [InlineData("rev 42/3", 42, 3)]
    [InlineData("rev 42@3", 42, 3)]
    [InlineData("revision 42 3", 42, 3)]
    [InlineData("revision job 42 3", 42, 3)]
    [InlineData("rev #42/3", 42, 3)]
    [InlineData("rev \u0664\u0662\uFF0F\uFF13", 42, 3)]
    [InlineData("rev 3", 3, null)]
    [InlineData("rev", null, null)]
    public void A_revision_stands_behind_its_job(string text, int? job, int? revision)
    {
        var command = Command(text);

        Assert.Equal("revision", command.Verb);
        Assert.Equal(job, command.Job?.Value);
        Assert.Equal(revision, command.Revision);
    }

    [Theory]
    [InlineData("diff 42 2..3", 42, 2, 3)]
    [InlineData("diff 42 2-3", 42, 2, 3)]
    [InlineData("diff 42 2\u20133", 42, 2, 3)]
    [InlineData("diff 42 2\u20263", 42, 2, 3)]
    [InlineData("diff 42 2 3", 42, 2, 3)]
    [InlineData("diff 42 3..2", 42, 2, 3)]
    [InlineData("diff 42@2..3", 42, 2, 3)]
    [InlineData("diff 2..3", null, 2, 3)]
    [InlineData("diff 2-3", null, 2, 3)]
    [InlineData("diff 42", 42, null, null)]
    [InlineData("diff 42 3", 42, 3, null)]
    [InlineData("diff", null, null, null)]
    public void A_pair_of_revisions_stands_behind_its_job_or_alone(string text, int? job, int? revision, int? other)
    {
        var command = Command(text);

        Assert.Equal("diff", command.Verb);
        Assert.Equal(job, command.Job?.Value);
        Assert.Equal(revision, command.Revision);
        Assert.Equal(other, command.OtherRevision);
    }

    [Theory]
    [InlineData("status 42", "job")]
    [InlineData("status #42", "job")]
    [InlineData("status job 42", "job")]
    [InlineData("status", "status")]
    [InlineData("Status?", "status")]
    [InlineData("health", "status")]
    public void Status_is_the_job_s_with_a_number_and_the_bot_s_without(string text, string verb) => Assert.Equal(verb, Command(text).Verb);

    [Fact]
    public void Without_a_verb_status_the_word_is_only_an_alias()
    {
        var reader = new CommandReader([new Verb("job", "status") { Takes = Takes.Job }]);

        Assert.Equal("job", Assert.IsType<CommandReading.Understood>(reader.Read("status", holdsEntities: true)).Command.Verb);
    }

    [Theory]
    [InlineData("approve 0", "0")]
    [InlineData("approve -1", "-1")]
    [InlineData("approve \u22121", "-1")]
    [InlineData("approve 4.5", "4.5")]
    [InlineData("approve 99999999999999999999", "99999999999999999999")]
    [InlineData("approve 9223372036854775808", "9223372036854775808")]
    [InlineData("approve #abc", "#abc")]
    [InlineData("approve it", "it")]
    [InlineData("approve 42/3", "42/3")]
    [InlineData("job it", "it")]
    [InlineData("rev x/3", "x/3")]
    [InlineData("comment 0 well", "0")]
    [InlineData("comment -1 well", "-1")]
    [InlineData("comment 4.5 well", "4.5")]
    [InlineData("comment #abc well", "#abc")]
    [InlineData("status 0", "0")]
    [InlineData("0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("4.5", "4.5")]
    [InlineData("#abc", "#abc")]
    public void What_is_no_job_number_is_told(string text, string word)
    {
        var wrong = Wrong(text);

        Assert.Equal(Mistake.JobNumber, wrong.Mistake);
        Assert.Equal(word, wrong.Word);
        Assert.Null(wrong.SoFar.Job);
    }

    [Fact]
    public void Words_behind_a_wrong_job_number_are_kept() =>
        Assert.Equal("0 the title\nis wrong", Wrong("comment 0 the title\nis wrong").SoFar.Text);

    [Theory]
    [InlineData("rev 42/0", "42/0")]
    [InlineData("rev 42/x", "42/x")]
    [InlineData("rev 42 x", "x")]
    [InlineData("rev 42 -1", "-1")]
    [InlineData("42@0", "42@0")]
    [InlineData("diff 42 0..3", "0..3")]
    [InlineData("diff 42 2..x", "2..x")]
    [InlineData("diff 42 2 x", "x")]
    [InlineData("diff 2..99999999999999999999", "2..99999999999999999999")]
    public void What_is_no_revision_number_is_told(string text, string word)
    {
        var wrong = Wrong(text);

        Assert.Equal(Mistake.RevisionNumber, wrong.Mistake);
        Assert.Equal(word, wrong.Word);
    }

    [Theory]
    [InlineData("aprove 42", "approve")]
    [InlineData("apporve 42", "approve")]
    [InlineData("commnet 42", "comment")]
    [InlineData("hlep", "help")]
    [InlineData("revison 42", "revision")]
    [InlineData("DIF 42", "diff")]
    public void A_typo_near_one_verb_is_a_suggestion(string text, string verb) => Assert.Equal(verb, Unknown(text).Meant?.Verb);

    [Fact]
    public void A_suggestion_keeps_all_but_confirm()
    {
        var unknown = Unknown("rejct 42 --reason quality --confirm too  literal\n--then");

        Assert.Equal("rejct", unknown.Word);
        Assert.Equal("reject", unknown.Meant?.Verb);
        Assert.Equal(new JobId(42), unknown.Meant?.Job);
        Assert.Equal("too  literal\n--then", unknown.Meant?.Text);
        Assert.Equal(
            "reason=quality",
            string.Join(' ', unknown.Meant!.Options.Select(option => $"{option.Key}={option.Value}"))); // A null has failed above.
    }

    [Fact]
    public void A_suggestion_keeps_the_words_that_it_could_not_read() =>
        Assert.Equal("--ratng 5", Unknown("aprove 42 --ratng 5").Meant?.Text);

    [Theory]
    [InlineData("hep")]
    [InlineData("hel")]
    public void A_short_word_may_have_one_letter_wrong(string text) => Assert.Equal("help", Unknown(text).Meant?.Verb);

    [Theory]
    [InlineData("hxxp")]
    [InlineData("aprxxe")]
    public void A_word_that_is_far_from_all_verbs_suggests_none(string text) => Assert.Null(Unknown(text).Meant);

    [Fact]
    public void A_typo_between_two_verbs_suggests_none()
    {
        var reader = new CommandReader([new Verb("mute"), new Verb("cute")]);

        Assert.Null(Assert.IsType<CommandReading.Unknown>(reader.Read("lute", holdsEntities: true)).Meant);
    }

    [Fact]
    public void A_very_long_word_is_told_by_its_beginning() => Assert.Equal(new string('x', 64), Unknown(new string('x', 100_000)).Word);

    [Fact]
    public void A_view_takes_no_notice_of_what_it_does_not_know()
    {
        var command = Command("job 42 --foo --bar=baz --mt please");

        Assert.Equal(new JobId(42), command.Job);
        Assert.Equal(["mt"], command.Options.Keys);
        Assert.Equal("", command.Text);
    }

    [Theory]
    [InlineData("approve 42 thanks a  lot", "thanks", "thanks a  lot")]
    [InlineData("approve 42 --rating 5 thanks --public", "thanks", "thanks --public")]
    [InlineData("unmute all", "all", "all")]
    public void A_verb_that_writes_takes_no_words_that_it_does_not_know(string text, string word, string kept)
    {
        var wrong = Wrong(text);

        Assert.Equal(Mistake.UnexpectedText, wrong.Mistake);
        Assert.Equal(word, wrong.Word);
        Assert.Equal(kept, wrong.SoFar.Text);
    }
}
