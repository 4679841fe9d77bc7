using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Venues;
using Microsoft.Extensions.Time.Testing;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>A case whose computers are nobody's, and whose servers are never asked: what the module would prove is written into its journal as done.</summary>
internal sealed class SampleCase : IDisposable
{
    public const string Customer = "Анна";
    public const string Specialist = "Вера";
    public const string Manager = "Юпитер";

    public static readonly string Calendars = Path.Combine(Repository.Root, "src", "Jupiter.Migration", "calendars");

    private readonly TempFolder _folder = new();
    private readonly (string Old, string New) _servers;
    private readonly ShippedProcedures? _procedures;
    private readonly bool _disarm;

    public SampleCase(
        MigrationKind kind = MigrationKind.ServerReplacement, string zone = "Europe/Moscow", DateTimeOffset? now = null, Func<Venue, Venue>? change = null,
        (string Old, string New)? servers = null, ShippedProcedures? procedures = null, bool disarm = false)
    {
        _disarm = disarm;
        _servers = servers ?? ("127.66.0.1", "127.66.0.2");

        // The first Monday of March: three working weeks without a holiday lie behind, the eighth is one.
        Clock = new FakeTimeProvider((now ?? new DateTimeOffset(2026, 3, 16, 6, 0, 0, TimeSpan.Zero)).ToUniversalTime());
        StartAt = Clock.GetUtcNow().AddDays(11);
        var venue = Describe(zone);
        _procedures = procedures;
        NewCase.Make(Request(kind, change is null ? venue : change(venue)), Clock);
    }

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset StartAt { get; }

    /// <summary>What the engines would say of a query; no engine is here.</summary>
    public Action<string> RequireReading { get; init; } = _ => { };

    public string Folder => Path.Combine(_folder.Root, "case");

    public MigrationCase Open() => MigrationCase.Open(Folder, Clock);

    public CaseStatus Status()
    {
        using var migration = MigrationCase.Look(Folder, Clock);
        return CaseStatusView.Of(migration);
    }

    public void Approve(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null)
    {
        using var migration = Open();
        NewApproval.Record(migration, new ApprovalRequest { By = Manager, NotBefore = notBefore ?? Clock.GetUtcNow(), NotAfter = notAfter ?? Clock.GetUtcNow().AddDays(30) });
        if (new StepTurns(migration).Steps.Any(step => step.Action == StepAction.Trial))
        {
            NewApproval.Record(migration, new ApprovalRequest { By = Manager, IsForTrial = true, NotAfter = Clock.GetUtcNow().AddDays(30) });
        }
    }

    /// <summary>Goes through every step up to and with the one that is named; what the module does in a step may be given.</summary>
    public void GoThrough(string last, Func<MigrationCase, string, Migration.Cases.Actions.StepOutcome>? module = null)
    {
        while (true)
        {
            using var migration = Open();
            var step = new StepTurns(migration).Next!;
            if (step.IsManual)
            {
                foreach (var party in step.CompletedBy)
                {
                    StepCompletion.Record(migration, new StepWord { Step = step.Id, By = party == Jupiter.Migration.Checks.ResponsibleParty.Customer ? Customer : Specialist }, new SilentObserver(), CancellationToken.None);
                }
            }
            else
            {
                new StepRun(migration, step).Do(() => module?.Invoke(migration, step.Id) ?? new Migration.Cases.Actions.StepOutcome());
            }

            if (step.Is(last))
            {
                return;
            }
        }
    }

    public PlanRequest Request(MigrationKind kind, Venue venue, IReadOnlyList<ServerInventory>? inventories = null, string? folder = null, bool takesAddress = false) => new()
    {
        Folder = folder is null ? Folder : Path.Combine(_folder.Root, folder),
        Kind = kind,
        NewServerTakesAddress = takesAddress,
        Venue = venue,
        RequireReading = RequireReading,
        ComputerInventories = inventories ?? [],
        StartAt = StartAt,
        OldServer = _servers.Old,
        NewServer = kind == MigrationKind.ServerReplacement ? _servers.New : null,
        Disarm = _disarm,
        OldServerInstance = ServerAddress.Parse(_servers.Old),
        NewServerInstance = kind == MigrationKind.ServerReplacement ? ServerAddress.Parse(_servers.New) : null,
        TrialServerInstance = ServerAddress.Parse("127.66.0.3"),
        BackupFile = Path.Combine(_folder.Root, "backups", "Jupiter.bak"),
        CopyTo = Path.Combine(_folder.Root, "usb"),
        Calendars = Calendars,
        Procedures = _procedures,
        ModuleVersion = _procedures is null ? "0" : "7.0",
    };

    // Most tests are about no hour of the night.
    private static readonly VenueWaiver[] AnyHour = [new VenueWaiver { Check = "Case.TurnBack", Reason = "sample", By = Manager, Until = new DateTime(2100, 1, 1) }];

    public static Venue Describe(
        string zone, IReadOnlyList<VenueApprover>? approvers = null, IReadOnlyList<VenueWaiver>? waivers = null, bool turnsBack = false) => new()
    {
        Name = "Кафе",
        ServerName = "JUPITER",
        Database = "Jupiter",
        TimeZone = zone,
        Approvers = approvers ?? [],
        Waivers = [.. waivers ?? [], .. turnsBack ? [] : AnyHour],
        IdentityQueries = [new VenueQuery { Title = "name", Query = "SELECT 1", Expected = "1" }],
        PreconditionQueries = [new VenueQuery { Title = "shift", Query = "SELECT 0", Expected = "0" }],
        BusinessDayQuery = new VenueQuery { Title = "day", Query = "SELECT 1", Expected = "1" },
        Computers = [new VenueComputer { Name = "KASSA-1", Address = "127.66.0.11", IsMainPos = true }, new VenueComputer { Name = "BAR", Address = "127.66.0.12" }],
        OpeningHours = [new VenueOpeningHours { Days = Enum.GetValues<DayOfWeek>(), Opens = TimeSpan.FromHours(10), Closes = TimeSpan.FromHours(23) }],
        Contacts =
        [
            new VenueContact { Name = Customer, Role = ContactRoles.Manager },
            new VenueContact { Name = "Игорь", Role = ContactRoles.It },
            new VenueContact { Name = Specialist, Role = ContactRoles.Specialist },
            new VenueContact { Name = Manager, Role = ContactRoles.AccountManager },
        ],
    };

    public void Dispose() => _folder.Dispose();
}
