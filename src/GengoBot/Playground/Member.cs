namespace GengoBot.Playground;

/// <summary>A member of a conversation as Teams' connector tells it.</summary>
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

/// <summary>A page of members. The page has so few people that there is never a second one.</summary>
internal sealed record MemberPage(IReadOnlyList<Member> Members);

/// <summary>The answer to a message sent or a conversation opened.</summary>
internal sealed record ResourceId(string Id, string? ActivityId = null);
