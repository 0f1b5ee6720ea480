namespace GengoBot.Playground;

/// <summary>A member of a conversation, in the shape of Teams' connector.</summary>
internal sealed record Member(
    string Id, string Name, string AadObjectId, string GivenName, string Surname,
    string Email, string UserPrincipalName, string TenantId, string UserRole)
{
    public static Member Of(Person person)
    {
        var (given, surname) = person.Name.Split(' ') is [var first, var last] ? (first, last) : (person.Name, "");
        return new(person.Id, person.Name, person.AadObjectId, given, surname, person.Email, person.Email, Organization.TenantId, "user");
    }
}

/// <summary>A page of a member list. The organization is so small that there is only one.</summary>
internal sealed record MemberPage(IReadOnlyList<Member> Members);
