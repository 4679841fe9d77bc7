using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Companions;

namespace Jupiter.Migration.Venues;

/// <summary>A venue as <c>venue.json</c> describes it: schemas/venue.schema.json.</summary>
/// <remarks>What a file leaves out is set to null by the serializer, whatever the default: the lists make themselves empty then.</remarks>
public sealed record Venue
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.venue/1";

    /// <summary>Phone and WhatsApp of Jupiter's manager when a file names none (clause O3).</summary>
    public const string DefaultManagerPhone = "+7 963 619-20-20";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the venue.</summary>
    public required string Name { get; init; }

    /// <summary>Its tax number (ИНН); null where its file does not say it.</summary>
    public string? TaxNumber { get; init; }

    /// <summary>
    /// Name of the file, beside the venue's own, that tells what belongs to the product (<see cref="Profiles.ProductProfile"/>); null for the one that the
    /// module ships. What a venue's file says itself goes before it.
    /// </summary>
    public string? Profile { get; init; }

    /// <summary>Name of the POS terminals' program, with * and ?; null for the product's.</summary>
    public string? ProgramName { get; init; }

    /// <summary>TCP port that tells whether a server is on; null for the product's.</summary>
    public int? ServerPort { get; init; }

    /// <summary>Name of its server, usually JUPITER (clause P1a).</summary>
    public required string ServerName { get; init; }

    /// <summary>Name of its database.</summary>
    public required string Database { get; init; }

    /// <summary>The databases that are carried beside it; empty where there is none.</summary>
    public IReadOnlyList<VenueDatabase> OtherDatabases { get; init => field = value ?? []; } = [];

    /// <summary>Queries whose answers tell this venue's database from a sister venue's (clause R4b).</summary>
    public IReadOnlyList<VenueQuery> IdentityQueries { get; init => field = value ?? []; } = [];

    /// <summary>Query that tells whether the business day is open (clause R6).</summary>
    public VenueQuery? BusinessDayQuery { get; init; }

    /// <summary>Queries that must answer as expected before the final backup: shift closed, no open bills (clause R2).</summary>
    public IReadOnlyList<VenueQuery> PreconditionQueries { get; init => field = value ?? []; } = [];

    /// <summary>The POS terminals and workstations, the main POS terminal marked (clauses R5 to R8).</summary>
    public IReadOnlyList<VenueComputer> Computers { get; init => field = value ?? []; } = [];

    /// <summary>How many people work with Jupiter on the server itself, by remote desktop (clause H2); 0 where nobody does.</summary>
    public int RemoteDesktopSessions { get; init; }

    /// <summary>Folders that are carried over (clause P2).</summary>
    public IReadOnlyList<string> Folders { get; init => field = value ?? []; } = [];

    /// <summary>Programs that the venue needs beside Jupiter (clause P1e).</summary>
    public IReadOnlyList<string> Programs { get; init => field = value ?? []; } = [];

    /// <summary>Services that the venue needs beside Jupiter's (clause P1e).</summary>
    public IReadOnlyList<string> Services { get; init => field = value ?? []; } = [];

    /// <summary>Scheduled tasks that the venue needs (clause P1e).</summary>
    public IReadOnlyList<string> ScheduledTasks { get; init => field = value ?? []; } = [];

    /// <summary>Programs of this venue that are bound to their computer, beside those of the module's table; a row of the same name goes before that table's (clauses P1e, R3a).</summary>
    public IReadOnlyList<CompanionRequirement> Companions { get; init => field = value ?? []; } = [];

    /// <summary>Who is called.</summary>
    public IReadOnlyList<VenueContact> Contacts { get; init => field = value ?? []; } = [];

    /// <summary>Phone and WhatsApp of Jupiter's manager, with whom date and time are agreed (clause O3).</summary>
    public string ManagerPhone { get; init => field = value ?? DefaultManagerPhone; } = DefaultManagerPhone;

    /// <summary>Whose signatures approve the start (clauses O1 and O2).</summary>
    public IReadOnlyList<VenueApprover> Approvers { get; init => field = value ?? []; } = [];

    /// <summary>Checks that somebody waived for a time.</summary>
    public IReadOnlyList<VenueWaiver> Waivers { get; init => field = value ?? []; } = [];

    /// <summary>The venue's time zone, by its Windows or its IANA name; null for the time zone of this computer.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When the venue is open; empty when it is not known.</summary>
    public IReadOnlyList<VenueOpeningHours> OpeningHours { get; init => field = value ?? []; } = [];

    /// <summary>Days off of the venue's region, which the country's calendar lacks (clause O1); <c>yyyy-MM-dd</c> in the file.</summary>
    [JsonConverter(typeof(DateList))]
    public IReadOnlyList<DateTime> RegionalDaysOff { get; init => field = value ?? []; } = [];

    /// <summary>How to find what was made on the new server, should the venue go back to the old one (clause R9).</summary>
    public IReadOnlyList<VenueAccountingQuery> AccountingQueries { get; init => field = value ?? []; } = [];

    /// <summary>The managed switch that the servers are plugged into; null where there is none (clause R0).</summary>
    public VenueNetworkSwitch? NetworkSwitch { get; init; }

    /// <summary>The host of the servers that are virtual machines; null where there is none (clause R0).</summary>
    public VenueHypervisor? Hypervisor { get; init; }

    /// <summary>
    /// Whether the venue consents to Service Broker delivering messages again in the restored database, where it did so in the old one (clause
    /// R4b): RESTORE switches it off.
    /// </summary>
    public bool EnableBroker { get; init; }

    /// <summary>The customer's consent to an old server that no longer starts by itself (clauses R0, R9); null where nobody gave it.</summary>
    public VenueDisarm? Disarm { get; init; }

    /// <summary>The checks that somebody waived.</summary>
    /// <param name="now">At which moment.</param>
    /// <returns>Their ids.</returns>
    public IReadOnlyCollection<string> WaivedAt(DateTimeOffset now) => Waivers.Where(waiver => waiver.IsInForce(now)).Select(waiver => waiver.Check).ToArray();

    /// <summary>Whether somebody waived a check.</summary>
    /// <param name="check">Its id.</param>
    /// <param name="now">At which moment.</param>
    /// <returns>Whether somebody did.</returns>
    public bool IsWaived(string check, DateTimeOffset now) => WaivedAt(now).Contains(check, StringComparer.OrdinalIgnoreCase);

    /// <summary>Turns the results of waived checks into warnings that say who waived them, why and until when.</summary>
    /// <param name="results">The results.</param>
    /// <param name="now">At which moment.</param>
    /// <returns>The results, in their order.</returns>
    public IEnumerable<CheckResult> Waive(IEnumerable<CheckResult> results, DateTimeOffset now) => Waiver.Apply(WaivedAt(now), results, id =>
    {
        var waiver = Waivers.First(one => one.IsInForce(now) && string.Equals(one.Check, id, StringComparison.OrdinalIgnoreCase));
        return SR.WaivedBy.With(waiver.By, waiver.Until, waiver.Reason);
    });
}
