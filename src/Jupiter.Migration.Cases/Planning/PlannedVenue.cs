using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>What a venue's file has to tell before a night can be planned: without it the night would stop in the middle.</summary>
internal static class PlannedVenue
{
    /// <summary>What is missing.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="startAt">When the night begins: what is waived has to be waived then.</param>
    /// <returns>A text each, naming the field.</returns>
    public static IEnumerable<string> MissingOf(Venue venue, DateTimeOffset startAt)
    {
        foreach (var refused in VenueDatabase.Refused(venue))
        {
            yield return SR.OtherDatabaseRefused.With(PrintableText.Of(refused.Name));
        }

        if (venue.IdentityQueries.Count == 0)
        {
            yield return SR.VenueLacksIdentity;
        }

        if (venue.PreconditionQueries.Count == 0 && !venue.IsWaived(VenueQueries.PreconditionsKnown.Id, startAt))
        {
            yield return SR.VenueLacksPreconditions.With(VenueQueries.PreconditionsKnown.Id);
        }

        if (venue.BusinessDayQuery is null)
        {
            yield return SR.VenueLacksBusinessDay;
        }

        if (!venue.Computers.Any(computer => computer.IsMainPos))
        {
            yield return SR.VenueLacksMainPos;
        }

        if (!venue.Contacts.Any(contact => ContactRoles.PartyOf(contact.Role) == ResponsibleParty.Customer))
        {
            yield return SR.VenueLacksCustomer;
        }

        if (venue.Approvers.Count == 0 && !venue.Contacts.Any(contact => ContactRoles.AgreesStart(contact.Role)))
        {
            yield return SR.VenueLacksApprover;
        }
    }
}
