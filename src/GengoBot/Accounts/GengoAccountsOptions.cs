using GengoBot.Hosting;

namespace GengoBot.Accounts;

/// <summary>The Gengo accounts by name, and settings for all of them.</summary>
internal sealed class GengoAccountsOptions
{
    public const string Section = "Gengo";

    public Dictionary<string, GengoAccountOptions> Accounts { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The account of a conversation that has chosen none. Not needed if there is only one.</summary>
    public string? DefaultAccount { get; set; }

    /// <summary>
    /// Exact hosts of Gengo's own pages, with a port unless it is the scheme's default. A link to a job there shows the job. Empty means
    /// the known hosts.
    /// </summary>
    public string[] LinkHosts { get; set; } = [];

    /// <summary>Calls per minute and key. Gengo allows 150.</summary>
    [SettingRange(Section, 1, 100_000)]
    public int RequestsPerMinute { get; set; } = 150;

    /// <summary>How often a watched job is polled while nothing happens to it. Gengo asks for at most once in half an hour.</summary>
    [SettingRange(Section, "00:01:00", "1.00:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long one attempt of a call may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>One Gengo account. The keys come from the environment or a secret store, never from a chat.</summary>
internal sealed class GengoAccountOptions
{
    public string? PublicKey { get; set; }

    public string? PrivateKey { get; set; }

    public Uri? BaseAddress { get; set; }

    /// <summary>Tenants that may see this account's jobs. Empty means the bot's own tenant, <c>*</c> all allowed ones.</summary>
    public string[] Tenants { get; set; } = [];

    /// <summary>The time from the newest revision after which Gengo approves by itself.</summary>
    public TimeSpan AutoApproveAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>
    /// The secret part of the address for Gengo's callbacks. Without it the address does not exist. It is no credential of Gengo.
    /// </summary>
    public string? CallbackSecret { get; set; }

    public AccessOptions Access { get; set; } = new();
}
