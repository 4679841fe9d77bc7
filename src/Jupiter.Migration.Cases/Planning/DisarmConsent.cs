using System;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>Only by the consent of the customer for just this machine does a plan keep an old server from starting by itself: it is a part of what is approved (clause R9).</summary>
internal static class DisarmConsent
{
    /// <summary>Refuses a plan that has no such consent.</summary>
    /// <param name="request">The plan.</param>
    /// <exception cref="MigrationException">CaseDisarmNotConsented.</exception>
    public static void Require(PlanRequest request)
    {
        if (request.Disarm && !IsGiven(request))
        {
            throw MigrationException.Because(nameof(SR.CaseDisarmNotConsented), request.Folder, request.Venue.Name, request.OldServer);
        }
    }

    private static bool IsGiven(PlanRequest request) => request.Venue.Disarm is { } consent
        && string.Equals(consent.Server.Trim(), request.OldServer.Trim(), StringComparison.OrdinalIgnoreCase)
        && request.Venue.Contacts.Any(contact =>
            string.Equals(contact.Name.Trim(), consent.ConsentBy.Trim(), StringComparison.OrdinalIgnoreCase) && ContactRoles.PartyOf(contact.Role) == ResponsibleParty.Customer);
}
