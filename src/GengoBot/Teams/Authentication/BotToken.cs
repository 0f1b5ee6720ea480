namespace GengoBot.Teams.Authentication;

/// <summary>An access token and its times.</summary>
internal sealed record BotToken(string Value, DateTimeOffset ExpiresAt, DateTimeOffset RenewAt)
{
    /// <summary>A token that lives shorter than twice the margin is renewed at half its life.</summary>
    public static BotToken For(string value, TimeSpan lifetime, TimeSpan margin, DateTimeOffset now) =>
        new(value, now + lifetime, now + (lifetime > 2 * margin ? lifetime - margin : lifetime / 2));

    // The record's own text would show the token.
    public override string ToString() => $"Bot token until {ExpiresAt:O}";
}
