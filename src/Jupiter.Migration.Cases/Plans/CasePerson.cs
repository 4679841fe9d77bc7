using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>Somebody who has a say in a case: a contact of the venue, or the specialist.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">The role.</param>
/// <param name="Party">For whom the person speaks.</param>
internal sealed record CasePerson(string Name, string Role, ResponsibleParty Party)
{
    /// <summary>Finds a person of a case.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">The name.</param>
    /// <returns>The person.</returns>
    /// <exception cref="MigrationException">PersonUnknown: neither the specialist nor a contact with a known role.</exception>
    public static CasePerson Find(CasePlan plan, string name) => TryFind(plan, name)
        ?? throw MigrationException.Because(nameof(SR.PersonUnknown), name, PrintableText.Of(name), Known(plan));

    /// <summary>Finds a person of a case, if there is one of that name.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">The name.</param>
    /// <returns>The person, or null.</returns>
    public static CasePerson? TryFind(CasePlan plan, string name)
    {
        if (SameName(plan.Specialist, name))
        {
            return new CasePerson(plan.Specialist, ContactRoles.Specialist, ResponsibleParty.Jupiter);
        }

        var contact = plan.Venue.Contacts.FirstOrDefault(contact => SameName(contact.Name, name));
        return contact is not null && ContactRoles.PartyOf(contact.Role) is { } party ? new CasePerson(contact.Name, contact.Role, party) : null;
    }

    /// <summary>Everybody who has a say in a case, in the one order in which people are listed and numbered: the specialist, and the contacts as the plan has them.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The people.</returns>
    public static CasePerson[] All(CasePlan plan) =>
        new[] { plan.Specialist }.Concat(plan.Venue.Contacts.Select(contact => contact.Name)).Select(name => TryFind(plan, name)).OfType<CasePerson>()
            .GroupBy(person => person.Name.Trim(), StringComparer.OrdinalIgnoreCase).Select(same => same.First()).ToArray();

    /// <summary>Those who may speak for a party, or for one of several.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="parties">The parties.</param>
    /// <returns>Their names with roles and phone numbers.</returns>
    public static string Of(CasePlan plan, params ResponsibleParty[] parties) => Listed(
        from person in All(plan)
        where parties.Contains(person.Party)
        select plan.Venue.Contacts.FirstOrDefault(contact => SameName(contact.Name, person.Name) && ContactRoles.PartyOf(contact.Role) == person.Party)
            ?? new VenueContact { Name = person.Name, Role = person.Role });

    /// <summary>Those who may accept the finished work (clause O7).</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Their names with roles and phone numbers.</returns>
    public static string WhoAccept(CasePlan plan) => Listed(plan.Venue.Contacts.Where(contact => ContactRoles.AcceptsWork(contact.Role)));

    /// <summary>Whether two names are one person's.</summary>
    /// <param name="one">A name.</param>
    /// <param name="other">Another.</param>
    /// <returns>Whether they are, spaces around and case apart.</returns>
    public static bool SameName(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Listed(IEnumerable<VenueContact> contacts) => string.Join(
        "; ",
        contacts.Select(contact => contact.Phone.Length > 0 ? $"{contact.Name} ({ContactRoles.TitleOf(contact.Role)}, {contact.Phone})" : $"{contact.Name} ({ContactRoles.TitleOf(contact.Role)})"));

    private static string Known(CasePlan plan) =>
        Of(plan, ResponsibleParty.Customer, ResponsibleParty.Jupiter);
}
