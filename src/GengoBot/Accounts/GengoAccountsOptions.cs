namespace GengoBot.Accounts;

/// <summary>The Gengo accounts that the bot speaks for, by name, and what holds for all of them.</summary>
internal sealed class GengoAccountsOptions
{
    public const string Section = "Gengo";

    public Dictionary<string, GengoAccountOptions> Accounts { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The account of a conversation that has chosen none. Not needed where there is only one.</summary>
    public string? DefaultAccount { get; set; }

    /// <summary>Exact hosts of Gengo's own pages, with a port where it is none of the scheme's own: a link to one of their jobs shows the job. Empty: those known.</summary>
    public string[] LinkHosts { get; set; } = [];

    /// <summary>Calls a minute and key; Gengo allows 150.</summary>
    public int RequestsPerMinute { get; set; } = 150;

    /// <summary>How often a watched job is looked at while nothing happens to it. Gengo asks for no more than once in half an hour.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long one try of a call may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>One Gengo account. The keys come from the environment or a secret store, never from a chat.</summary>
internal sealed class GengoAccountOptions
{
    public string? PublicKey { get; set; }

    public string? PrivateKey { get; set; }

    public Uri? BaseAddress { get; set; }

    /// <summary>Tenants that may see this account's jobs. None written: the bot's own tenant; <c>*</c>: all allowed ones.</summary>
    public string[] Tenants { get; set; } = [];

    /// <summary>After how long Gengo approves by itself. Counts from the newest revision.</summary>
    public TimeSpan AutoApproveAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>The unguessable part of the address that Gengo's callbacks come to; none: the address does not exist. Not a credential of Gengo's.</summary>
    public string? CallbackSecret { get; set; }

    public AccessOptions Access { get; set; } = new();
}
