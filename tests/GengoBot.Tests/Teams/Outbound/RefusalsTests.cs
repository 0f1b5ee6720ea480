using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using GengoBot.Teams.Connector;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>The table of docs/protocol/teams.md#refusals is what the bot does.</summary>
public sealed partial class RefusalsTests
{
    public static TheoryData<int, string?, string, string> Table
    {
        get
        {
            var table = new TheoryData<int, string?, string, string>();
            foreach (var row in File.ReadLines(Repository.PathOf("docs", "protocol", "teams.md"))
                .Select(static line => Row.Match(line)).Where(static row => row.Success))
            {
                foreach (var status in row.Groups[1].Value.Split(", "))
                {
                    var code = row.Groups[2].Value is { Length: > 0 } named ? named : null;
                    table.Add(int.Parse(status, CultureInfo.InvariantCulture), code, "Chat", row.Groups[3].Value);
                    table.Add(int.Parse(status, CultureInfo.InvariantCulture), code, "NewPost", row.Groups[4].Value);
                    table.Add(int.Parse(status, CultureInfo.InvariantCulture), code, "Reply", row.Groups[5].Value);
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void What_follows_is_what_the_table_says(int status, string? code, string place, string follows) =>
        Assert.Equal(
            Enum.Parse<AfterRefusal>(follows.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true),
            Refusals.Find((HttpStatusCode)status, code, Enum.Parse<MessagePlace>(place)));

    [Fact]
    public void The_table_holds_all_that_can_follow() =>
        Assert.Equal(
            Enum.GetNames<AfterRefusal>().Order(),
            Table.Select(static row => Enum.Parse<AfterRefusal>(row.Data.Item4.Replace(" ", "", StringComparison.Ordinal), true).ToString())
                .Distinct().Order());

    [Theory]
    [InlineData(403, "BadArgument", "User is from different region", "DifferentRegion")]
    [InlineData(403, "Bad Argument", "The REGION is another", "DifferentRegion")]
    [InlineData(403, "BadArgument", "Something else", "BadArgument")]
    [InlineData(400, "BadArgument", "User is from different region", "BadArgument")]
    [InlineData(403, null, null, null)]
    public void A_region_is_told_in_words(int status, string? code, string? message, string? expected) =>
        Assert.Equal(expected, Refusals.CodeOf((HttpStatusCode)status, code, message));

    [GeneratedRegex(@"^\| ([\d, ]+) \| `?(\w*)`? ?\| ([a-z ]+) \| ([a-z ]+) \| ([a-z ]+) \|")]
    private static partial Regex Row { get; }
}
