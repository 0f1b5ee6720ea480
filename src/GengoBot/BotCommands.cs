using GengoBot.Access;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Comments;
using GengoBot.Jobs;
using GengoBot.Notes;
using GengoBot.Reviews;
using GengoBot.Watches;

namespace GengoBot;

/// <summary>Everything the bot understands, a line each, in the order of the help.</summary>
internal static class BotCommands
{
    private static readonly Option Confirm = new("confirm", TakesValue: false);

    public static WebApplicationBuilder AddBotCommands(this WebApplicationBuilder builder)
    {
        builder.Services.AddBotCommands();
        return builder;
    }

    public static IServiceCollection AddBotCommands(this IServiceCollection services) => services
        .AddSingleton<Vocabulary>()
        .AddCommand<ShowJob>(
            new(Verbs.Job, "show", "status") { Takes = Takes.Job, Options = [new("mt", TakesValue: false)] },
            Role.Viewer, "job 42", () => Strings.HelpJob)
        .AddCommand<ReadJob>(
            new(Verbs.Read, "text") { Takes = Takes.Job, Options = [new("page")] },
            Role.Viewer, "read 42", () => Strings.HelpRead)
        .AddCommand<Approve>(
            new(Verbs.Approve, "accept")
            {
                Takes = Takes.Job,
                Writes = true,
                Options = [new("rating"), new("translator"), new("staff"), new("public", TakesValue: false), Confirm],
            },
            Role.Reviewer, "approve 42", () => Strings.HelpApprove)
        .AddCommand<Revise>(
            new(Verbs.Revise, "corrections", "return") { Takes = Takes.Job, Writes = true, FreeText = true, Options = [Confirm] },
            Role.Reviewer, "revise 42 <comment>", () => Strings.HelpRevise)
        .AddCommand<Reject>(
            new(Verbs.Reject, "decline")
            {
                Takes = Takes.Job,
                Writes = true,
                FreeText = true,
                Options = [new("reason"), new("then"), new("captcha"), Confirm],
            },
            Role.Manager, "reject 42", () => Strings.HelpReject)
        .AddCommand<Cancel>(
            new(Verbs.Cancel, "delete") { Takes = Takes.Job, Writes = true, Options = [Confirm] },
            Role.Manager, "cancel 42", () => Strings.HelpCancel)
        .AddCommand<ShowRevisions>(
            new(Verbs.Revisions, "history") { Takes = Takes.Job, Options = [new("page")] },
            Role.Viewer, "revisions 42", () => Strings.HelpRevisions)
        .AddCommand<ShowRevision>(
            new(Verbs.Revision, "rev") { Takes = Takes.Revision, Options = [new("page")] },
            Role.Viewer, "revision 42 1", () => Strings.HelpRevision)
        .AddCommand<ShowDiff>(
            new(Verbs.Diff, "compare", "changes") { Takes = Takes.RevisionPair, Options = [new("page")] },
            Role.Viewer, "diff 42 1..2", () => Strings.HelpDiff)
        .AddCommand<ShowFeedback>(
            new(Verbs.Feedback, "rating") { Takes = Takes.Job },
            Role.Viewer, "feedback 42", () => Strings.HelpFeedback)
        .AddCommand<ShowComments>(
            new(Verbs.Comments, "thread") { Takes = Takes.Job, Options = [new("page")] },
            Role.Viewer, "comments 42", () => Strings.HelpComments)
        .AddCommand<AddComment>(
            new(Verbs.Comment, "reply", "say") { Takes = Takes.Job, Writes = true, FreeText = true, Options = [Confirm] },
            Role.Commenter, "comment 42 <text>", () => Strings.HelpComment)
        .AddCommand<AddNote>(
            new(Verbs.Note)
            {
                Takes = Takes.Job,
                Writes = true,
                FreeText = true,
                Options = [new(CardFields.Remove, TakesValue: false)],
            },
            Role.Commenter, "note 42 <text>", () => Strings.HelpNote)
        .AddCommand<StartWatch>(
            new(Verbs.Watch, "subscribe", "follow")
            {
                Takes = Takes.JobOrAll,
                Writes = true,
                Options = [new(CardFields.On), new(CardFields.Me, TakesValue: false)],
            },
            Role.Commenter, "watch 42", () => Strings.HelpWatch)
        .AddCommand<StopWatch>(
            new(Verbs.Unwatch, "unsubscribe", "stop") { Takes = Takes.JobOrAll, Writes = true, Options = [Confirm] },
            Role.Commenter, "unwatch 42", () => Strings.HelpUnwatch)
        .AddCommand<ShowWatching>(
            new(Verbs.Watching, "subscriptions", "list") { Options = [new("page"), new(CardFields.Account)] },
            Role.Viewer, "watching", () => Strings.HelpWatching)
        .AddCommand<ShowInbox>(
            new(Verbs.Inbox, "todo", "pending") { Options = [new("page"), new(CardFields.Account)] },
            Role.Viewer, "inbox", () => Strings.HelpInbox)
        .AddCommand<Mute>(
            new(Verbs.Mute, "snooze") { Takes = Takes.JobOrTime, Writes = true },
            Role.Commenter, "mute 2h", () => Strings.HelpMute)
        .AddCommand<Unmute>(
            new(Verbs.Unmute) { Takes = Takes.JobIfAny, Writes = true },
            Role.Commenter, "unmute", () => Strings.HelpUnmute)
        .AddCommand<Resume>(
            new(Verbs.Resume) { Writes = true },
            Role.Commenter, "resume", () => Strings.HelpResume)
        .AddCommand<ShowAccounts>(
            new(Verbs.Accounts),
            Role.Viewer, "accounts", () => Strings.HelpAccounts, needsAccount: false)
        .AddCommand<UseAccount>(
            new(Verbs.Use) { Writes = true, FreeText = true },
            Role.Admin, "use <account>", () => Strings.HelpUse, needsAccount: false)
        .AddCommand<ShowAccess>(
            new(Verbs.Access, "roles") { Options = [new("page")] },
            Role.Viewer, "access", () => Strings.HelpAccess)
        .AddCommand<Grant>(
            new(Verbs.Grant) { Writes = true, FreeText = true },
            Role.Admin, "grant reviewer @person", () => Strings.HelpGrant)
        .AddCommand<Revoke>(
            new(Verbs.Revoke) { Writes = true, FreeText = true },
            Role.Admin, "revoke reviewer @person", () => Strings.HelpRevoke)
        .AddCommand<ShowWhy>(
            new(Verbs.Why) { Takes = Takes.JobIfAny },
            Role.Viewer, "why", () => Strings.HelpWhy)
        .AddCommand<ShowAudit>(
            new(Verbs.Audit) { Takes = Takes.Job, Options = [new("page")] },
            Role.Viewer, "audit 42", () => Strings.HelpAudit)
        .AddCommand<ShowStatus>(
            new(Verbs.Status, "health") { Options = [new(CardFields.Retry, TakesValue: false)] },
            Role.Viewer, "status", () => Strings.HelpStatus)
        .AddCommand<Help>(
            new(Verbs.Help, "?") { FreeText = true },
            Role.None, "help", () => Strings.HelpHelp, needsAccount: false);

    /// <summary>Adds a command, and the action of its form where it has one.</summary>
    private static IServiceCollection AddCommand<T>(
        this IServiceCollection services, Verb verb, Role role, string example, Func<string> summary, bool needsAccount = true)
        where T : class, ICommand
    {
        // A job is one of an account's: whatever is about a job can name it.
        verb = verb.Takes == Takes.Nothing ? verb : verb with { Options = [.. verb.Options, new Option(CardFields.Account)] };
        services.AddSingleton(new CommandInfo(verb, role, example, summary) { NeedsAccount = needsAccount });
        services.AddSingleton<T>();
        services.AddKeyedSingleton<ICommand>(verb.Name, static (provider, _) => provider.GetRequiredService<T>());

        if (typeof(ICardAction).IsAssignableFrom(typeof(T)))
        {
            services.AddKeyedSingleton(verb.Name, static (provider, _) => (ICardAction)provider.GetRequiredService<T>());
        }

        return services;
    }
}
