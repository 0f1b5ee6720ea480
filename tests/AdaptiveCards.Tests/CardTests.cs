namespace AdaptiveCards.Tests;

public sealed class CardTests
{
    [Fact]
    public void An_empty_card_is_its_type_and_version() =>
        Assert.Equal("""{"type":"AdaptiveCard","version":"1.5"}""", new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)).ToJson());
}
