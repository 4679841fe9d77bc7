using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>What can be wrong between a venue and a database.</summary>
public static class VenueErrors
{
    /// <summary>
    /// Refuses a database that is not proved to be the venue's. A query that can't be run says nothing about the database: then its own fault is
    /// what counts.
    /// </summary>
    /// <param name="venue">The venue.</param>
    /// <param name="subject">The database or backup.</param>
    /// <param name="checks">The identity checks.</param>
    /// <exception cref="MigrationException">WrongVenue, with the checks as its target; QueryFailed, QueryWrites.</exception>
    public static void RequireIdentity(Venue venue, string subject, IReadOnlyList<CheckResult> checks)
    {
        var failed = checks.Where(check => check.Blocks).ToArray();
        if (!failed.Any(check => check.IsRefuted()) && failed.FirstOrDefault(check => check.Fault is not null) is { Fault: { } fault })
        {
            throw fault;
        }

        if (failed.Length > 0)
        {
            throw MigrationException.Because(
                nameof(SR.WrongVenue),
                checks,
                subject,
                venue.Name,
                string.Join("; ", failed.Select(check => $"{check.Subject}: {check.Actual}")));
        }
    }
}
