using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Rehearsals.Records;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Checks;
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

    private const string AccountManager = "Юпитер";
    private const int WaivedDays = 30;

    /// <summary>Names of the POS terminals and workstations; the first is the main POS terminal.</summary>
    public static IReadOnlyList<string> ComputerNames { get; } = ["KASSA-1", "KASSA-2", "BAR", "OFFICE"];

    /// <summary>Describes the venue.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows, which know its identity.</param>
    /// <param name="terminals">Its POS terminals, the main one first.</param>
    /// <param name="folders">Its folders, full paths.</param>
    /// <param name="now">Now; the waivers end after it.</param>
    /// <returns>The venue.</returns>
    public static Venue Describe(
        string name, SampleRows rows, IEnumerable<MachineDescription> terminals, IReadOnlyList<string> folders, DateTimeOffset now) => SampleProfile.Describe().ApplyTo(new Venue
    {
        Name = name,
        TaxNumber = rows.Inn,
        ServerName = ServerName,
        Database = Database,
        Computers = terminals.Select((terminal, i) => new VenueComputer { Name = terminal.Name, Address = terminal.Address, Port = terminal.Port, IsMainPos = i == 0 }).ToArray(),
        Folders = folders,
        Programs = ["1C:Enterprise"],
        Services = ["JupiterExchange"],
        ScheduledTasks = [@"\Jupiter\Nightly exchange"],
        Contacts =
        [
            new VenueContact { Name = "Алёна Щукина", Role = ContactRoles.Manager, Phone = "+7 900 000-00-00" },
            new VenueContact { Name = "Пётр Лось", Role = ContactRoles.Owner, Phone = "+7 900 000-00-01" },
            new VenueContact { Name = "Игорь Сомов", Role = ContactRoles.It, Phone = "+7 900 000-00-02" },
            new VenueContact { Name = "Вера Линь", Role = ContactRoles.Specialist, Phone = "+7 900 000-00-03" },
            new VenueContact { Name = AccountManager, Role = ContactRoles.AccountManager, Phone = Venue.DefaultManagerPhone },
        ],

        // A rehearsal begins at once, at whatever hour.
        Waivers = new[] { LeadTime.Definition.Id, CheckRegister.Find("Case.Forecast").Id, CheckRegister.Find("Case.TurnBack").Id, CheckRegister.Find("Trial.Hours").Id }.Select(check => new VenueWaiver
        {
            Check = check, Reason = SR.SampleWaiverReason, By = AccountManager, Until = now.AddDays(WaivedDays),
        }).ToArray(),
        TimeZone = "Europe/Moscow",
        OpeningHours =
        [
            new VenueOpeningHours
            {
                Days = (DayOfWeek[])Enum.GetValues(typeof(DayOfWeek)), Opens = TimeSpan.FromHours(10), Closes = TimeSpan.FromHours(23),
            },
        ],
    });
}
