using System.Globalization;
using GengoBot.Accounts;
using GengoBot.Cards;
using GengoBot.Commands;
using GengoBot.Conversations;

namespace GengoBot.Access;

/// <summary>Shows what the person may do here and why, and who else has which role.</summary>
internal sealed class ShowAccess(RolePolicy access, GrantStore grants) : ICommand
{
    private const int PageSize = 6;

    public async Task<Answer> HandleAsync(Command command, Turn turn, CancellationToken cancellationToken) =>
        new Answer.Show(await CardAsync(turn, command.Page, cancellationToken));

    public async Task<Card> CardAsync(Turn turn, int wantedPage, CancellationToken cancellationToken)
    {
        var all = await grants.ListAsync(turn, cancellationToken);
        var pages = (all.Count + PageSize - 1) / PageSize;
        var page = Paging.Within(wantedPage, pages);
        var shown = all.Skip((page - 1) * PageSize).Take(PageSize).ToList();

        var draft = new CardDraft().Title(Strings.AccessTitle);
        DescribeAsker(draft, turn, all);

        draft.Label(turn.Conversation.Kind == ConversationKind.Channel ? Strings.AccessGrantsInTeam : Strings.AccessGrants);
        if (all.Count == 0)
        {
            draft.Line(Strings.AccessNoGrants);
        }

        foreach (var grant in shown)
        {
            draft.Line(Strings.AccessGrant, grant.Name, RoleWords.Of(grant.Role), grant.By, grant.At);
        }

        draft.Label(Strings.AccessSettings);
        var lists = access.Lists(turn.Account.Name)
            .Select(static list => (RoleWords.Of(list.Role), (object)Who(list.Everybody, list.Owners, list.People)))
            .ToArray();
        if (lists.Length == 0)
        {
            draft.Line(Strings.AccessNoSettings);
        }
        else
        {
            draft.Facts(lists);
        }

        draft.Line(Tone.Subtle, Strings.AccessRoles);
        draft.Line(Tone.Subtle, Strings.AccessHow);

        // On a shared card everybody sees the button; each click is checked.
        draft.Buttons(turn.ViewerOfCard >= Role.Admin ? shown.Select(grant => Take(grant, page)) : []);
        return draft.Pages(Verbs.Access, page, pages, []).Done();
    }

    private void DescribeAsker(CardDraft draft, Turn turn, IReadOnlyList<Granted> all)
    {
        draft.Line(Strings.AccessYou, turn.Person.Name, RoleWords.Of(turn.Role));

        var settings = access.FromSettings(turn.Person, turn.Account.Name, turn.OwnsTeam);
        var why = settings.Reason switch
        {
            RoleReason.Demo => Strings.WhyDemo,
            RoleReason.Everybody => Strings.WhyEverybody,
            RoleReason.TeamOwner => Strings.WhyTeamOwner,
            RoleReason.Named => Strings.WhyNamed,
            _ => null,
        };
        if (why is not null)
        {
            draft.Line(Tone.Subtle, why, RoleWords.Of(settings.Role));
            if (settings is { Account: { } account, Reason: not RoleReason.Demo })
            {
                draft.Line(Tone.Subtle, Strings.WhyForAccount, account);
            }
        }

        var own = ConversationRules.KeyOf(turn.Person);
        foreach (var grant in all.Where(grant => grant.AadId == own && own.Length > 0))
        {
            draft.Line(Tone.Subtle, Strings.WhyGranted, RoleWords.Of(grant.Role), grant.By, grant.At);
        }
    }

    private static string Who(bool everybody, bool owners, int people) => string.Join(
        ", ",
        new[]
        {
            everybody ? Strings.AccessEverybody : null,
            owners ? Strings.AccessOwners : null,
            people > 0 ? Sentence.InPlainText(Strings.AccessPeople, people) : null,
        }.OfType<string>());

    private static Button Take(Granted grant, int page)
    {
        var role = grant.Role.ToString().ToLowerInvariant();
        return new Button(
            Sentence.InPlainText(Strings.ButtonRevoke, RoleWords.Of(grant.Role), grant.Name), Verbs.Revoke,
            $"{Verbs.Revoke} {role} @{Sentence.InPlainText("{0}", grant.Name)}")
        {
            Data =
                { [CardFields.Person] = grant.AadId, [CardFields.Role] = role,
                    [CardFields.Page] = page.ToString(CultureInfo.InvariantCulture) },
        };
    }
}
