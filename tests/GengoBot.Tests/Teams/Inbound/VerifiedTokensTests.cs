using System.Collections.Frozen;
using System.Security.Claims;
using GengoBot.Teams.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace GengoBot.Tests.Teams.Inbound;

public sealed class VerifiedTokensTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_memory_never_holds_more_than_its_bound()
    {
        var tokens = new VerifiedTokens(_clock);

        for (var number = 0; number < 3 * VerifiedTokens.MaxCount; number++)
        {
            tokens.Add(TokenHash.Of($"token {number}"), Token(TimeSpan.FromHours(1)));
            Assert.InRange(tokens.Count, 1, VerifiedTokens.MaxCount);
        }

        Assert.NotNull(tokens.Find(TokenHash.Of($"token {(3 * VerifiedTokens.MaxCount) - 1}")));
    }

    [Fact]
    public void Old_tokens_make_room_before_young_ones_do()
    {
        var tokens = new VerifiedTokens(_clock);
        tokens.Add(TokenHash.Of("young"), Token(TimeSpan.FromHours(1)));
        for (var number = 1; number < VerifiedTokens.MaxCount; number++)
        {
            tokens.Add(TokenHash.Of($"old {number}"), Token(TimeSpan.FromMinutes(1)));
        }

        _clock.Advance(TimeSpan.FromMinutes(2));
        tokens.Add(TokenHash.Of("new"), Token(TimeSpan.FromHours(1)));

        Assert.Equal(2, tokens.Count);
        Assert.NotNull(tokens.Find(TokenHash.Of("young")));
    }

    [Fact]
    public void An_expired_token_is_not_remembered()
    {
        var tokens = new VerifiedTokens(_clock);

        tokens.Add(TokenHash.Of("late"), Token(TimeSpan.FromMinutes(-2)));

        Assert.Equal(0, tokens.Count);
    }

    [Fact]
    public void Tokens_that_differ_in_one_character_are_two()
    {
        Assert.NotEqual(TokenHash.Of("a.b.c"), TokenHash.Of("a.b.d"));
        Assert.Equal(TokenHash.Of("a.b.c"), TokenHash.Of("Bearer a.b.c".AsSpan(7)));
    }

    private VerifiedToken Token(TimeSpan life) => new(
        new ClaimsIdentity(),
        new SigningKey("first", TestKeys.First(), FrozenSet<string>.Empty),
        null,
        _clock.GetUtcNow().UtcDateTime + life);
}
