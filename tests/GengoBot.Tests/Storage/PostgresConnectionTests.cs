using GengoBot.Storage;

namespace GengoBot.Tests.Storage;

public sealed class PostgresConnectionTests
{
    [Fact]
    public void Statements_stay_prepared_and_a_session_is_given_back_as_it_is()
    {
        var connection = PostgresBotDb.Connection("Host=db;Username=gengobot");

        Assert.True(connection.MaxAutoPrepare > 0);
        Assert.True(connection.NoResetOnClose);
    }

    [Fact]
    public void What_the_connection_string_says_stays()
    {
        var connection = PostgresBotDb.Connection("Host=db;Max Auto Prepare=0;No Reset On Close=false;Options=-c search_path=bot");

        Assert.Equal(0, connection.MaxAutoPrepare);
        Assert.False(connection.NoResetOnClose);
        Assert.Equal("-c search_path=bot", connection.Options);
    }
}
