using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Binding.Completion;

/// <summary>Completes the name of somebody who has a say in the case, or in the venue of a case that is planned.</summary>
public sealed class PersonCompleter : TimelyCompleter
{
    /// <inheritdoc/>
    private protected override Func<IEnumerable<Proposal>>? Prepare(GivenArguments given)
    {
        var command = given.Command;
        if (given.Case() is { } look && command != "New-JupiterMigration")
        {
            return () =>
            {
                using var migration = look();
                return command == "Approve-JupiterMigration" ? Approvers(migration.Plan.Venue) : Known(migration.Plan, command);
            };
        }

        return given.Venue() is { } read ? () => Named(read().Contacts.Where(contact => contact.Role == ContactRoles.Specialist)) : null;
    }

    private static Proposal[] Approvers(Venue venue) => venue.Approvers.Count > 0
        ? venue.Approvers.Select(approver => new Proposal(approver.Name)).ToArray()
        : Named(venue.Contacts.Where(contact => ContactRoles.AgreesStart(contact.Role)));

    private static Proposal[] Known(CasePlan plan, string command) => command == "Confirm-JupiterMigration"
        ? Named(plan.Venue.Contacts.Where(contact => ContactRoles.AcceptsWork(contact.Role)))
        : Named(plan.Venue.Contacts.Where(contact => ContactRoles.PartyOf(contact.Role) is not null))
            .Prepend(new Proposal(plan.Specialist, ContactRoles.Specialist))
            .GroupBy(person => person.Text, StringComparer.OrdinalIgnoreCase).Select(same => same.First()).ToArray();

    private static Proposal[] Named(IEnumerable<VenueContact> contacts) =>
        contacts.Select(contact => new Proposal(contact.Name, $"{contact.Name}, {contact.Role}")).ToArray();
}
