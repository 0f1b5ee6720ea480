using System.Text.RegularExpressions;

namespace GengoBot.Tests.Architecture;

/// <summary>One room reads the words of a message. Everybody else gets them from it.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Only_the_reader_looks_at_the_text_the_entities_and_the_html_of_a_message()
    {
        var readers = Directory.EnumerateFiles(RoomTable.Source, "*.cs", SearchOption.AllDirectories)
            .Where(static file => RawWords.IsMatch(File.ReadAllText(file)))
            .Select(static file => Path.GetRelativePath(RoomTable.Source, file).Replace('\\', '/'))
            .Order();

        // The second writes what goes out.
        Assert.Equal(["Teams/OutgoingActivity.cs", "Teams/Reading/MessageMentions.cs", "Teams/Reading/MessageReader.cs"], readers);
    }

    [GeneratedRegex(@"(?i:activity|message)\.(?:Text|TextFormat|Entities|Attachments)\b(?! = )")]
    private static partial Regex RawWords { get; }
}
