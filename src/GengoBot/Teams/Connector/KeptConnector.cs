using GengoBot.Teams.Authentication;
using Microsoft.Bot.Connector;
using Microsoft.Rest;

namespace GengoBot.Teams.Connector;

/// <summary>A connector client that outlives the turns that use it.</summary>
internal sealed class KeptConnector : ConnectorClient
{
    public KeptConnector(Uri serviceUrl, HttpClient http, OtherAddresses others, TimeProvider time)
        : base(serviceUrl, new TokenByHandler(), http, disposeHttpClient: false) =>
        Conversations = new ConversationCalls(serviceUrl, http, base.Conversations, others, time);

    public override IConversations Conversations { get; }

    /// <summary>Asks about one person, which only the packages' own calls can.</summary>
    public Microsoft.Bot.Connector.Conversations Members => (Microsoft.Bot.Connector.Conversations)base.Conversations;

    /// <summary>Does nothing: the adapter disposes of what it was given at the end of each turn.</summary>
#pragma warning disable CA2215 // that is the point
    protected override void Dispose(bool disposing)
#pragma warning restore CA2215
    {
    }

    /// <summary>Sets nothing: <see cref="BotTokenHandler"/> does, behind the list of hosts and anew for each try.</summary>
    private sealed class TokenByHandler : ServiceClientCredentials;
}
