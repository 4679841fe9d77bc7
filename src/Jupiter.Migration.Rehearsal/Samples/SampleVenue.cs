using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The venue file of the sample restaurant.</summary>
internal static class SampleVenue
{
    /// <summary>Name of the database.</summary>
    public const string Database = "Jupiter";

    /// <summary>Name of the server, as clause P1a has it.</summary>
    public const string ServerName = "JUPITER";

    /// <summary>Names of the tills and workstations; the first is the main till.</summary>
    public static IReadOnlyList<string> ComputerNames { get; } = ["KASSA-1", "KASSA-2", "BAR", "OFFICE"];

    /// <summary>Describes the venue.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows, which know its identity.</param>
    /// <param name="tills">Its tills, the main one first.</param>
    /// <returns>The venue.</returns>
    public static Venue Describe(string name, SampleRows rows, IEnumerable<MachineDescription> tills) => new()
    {
        Name = name,
        ServerName = ServerName,
        Database = Database,
        IdentityQueries =
        [
            new VenueQuery { Title = SR.SampleIdentityName, Query = "SELECT name FROM organisation WHERE id = 1", Expected = name },
            new VenueQuery { Title = SR.SampleIdentityInn, Query = "SELECT inn FROM organisation WHERE id = 1", Expected = rows.Inn },
        ],
        BusinessDayQuery = new VenueQuery
        {
            Title = SR.BusinessDayOpen, Query = "SELECT COUNT(*) FROM shift WHERE closed_at IS NULL", Expected = "1",
        },
        PreconditionQueries =
        [
            new VenueQuery { Title = SR.SampleNoOpenShift, Query = "SELECT COUNT(*) FROM shift WHERE closed_at IS NULL", Expected = "0" },
            new VenueQuery { Title = SR.SampleNoOpenReceipt, Query = "SELECT COUNT(*) FROM receipt WHERE closed_at IS NULL", Expected = "0" },
            new VenueQuery { Title = SR.SampleNothingUnsent, Query = "SELECT COUNT(*) FROM fiscal_document WHERE sent_at IS NULL", Expected = "0" },
        ],
        Computers = tills.Select((till, i) => new VenueComputer { Name = till.Name, Address = till.Address, Port = till.Port, IsMainPos = i == 0 }).ToArray(),
        Folders = [@"C:\Jupiter\Reports", @"C:\Jupiter\Exchange"],
        Contacts =
        [
            new VenueContact { Name = "Алёна Щукина", Role = "Manager", Phone = "+7 900 000-00-00" },
            new VenueContact { Name = "Юпитер", Role = "Jupiter", Phone = "+7 963 619-20-20" },
        ],
    };
}
