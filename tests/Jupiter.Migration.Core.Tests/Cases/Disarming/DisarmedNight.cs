using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Core.Tests.Servers.Settings;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Settings;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Core.Tests.Cases.Disarming;

/// <summary>A night up to where the old server is disarmed, and the machine that it happens to. The process may die; the machine stays as it is then.</summary>
internal sealed class DisarmedNight : IDisposable
{
    public const string Old = "127.66.0.1";

    public DisarmedNight(params string[] services)
    {
        Sample = new SampleCase(disarm: true, change: venue => Consenting(venue, Old, SampleCase.Customer, services));
        Sample.Approve();
        Sample.GoThrough("R2.Verify");
        Machine = new PlayedSettings { Tasks = [] };
        Add("MSSQLSERVER", "SQL Server (MSSQLSERVER)", ServiceStart.Automatic);
        Add("SQLSERVERAGENT", "SQL Server Agent (MSSQLSERVER)", ServiceStart.AutomaticDelayed, isRunning: false);
        Add("SQLBrowser", "SQL Server Browser", ServiceStart.Automatic);
        Add("JupiterServer", "Юпитер: сервер", ServiceStart.AutomaticDelayed);
        Add("TermService", "Remote Desktop Services", ServiceStart.Automatic, program: @"C:\Windows\System32\svchost.exe -k termsvcs");
        Machine.Power[(PowerSetting.WakeTimers.Id, false)] = 1;
        Machine.Power[(PowerSetting.WakeTimers.Id, true)] = 2;
    }

    public SampleCase Sample { get; }

    public PlayedSettings Machine { get; set; }

    public SilentObserver Observer { get; } = new();

    public string? DecidedBy { get; set; }

    public Func<string, bool> MayChange { get; set; } = _ => true;

    /// <summary>Opens the old server; by default it is this computer and closed.</summary>
    public Func<IDatabaseInstance> Open { get; set; } = () => PlayedServer.Of(Environment.MachineName);

    /// <summary>The computer whose settings were asked for last.</summary>
    public string? Asked { get; private set; } = "nobody";

    public static Venue Consenting(Venue venue, string server, string by, params string[] services) => new()
    {
        Name = venue.Name, ServerName = venue.ServerName, Database = venue.Database, TimeZone = venue.TimeZone, IdentityQueries = venue.IdentityQueries,
        PreconditionQueries = venue.PreconditionQueries, BusinessDayQuery = venue.BusinessDayQuery, Computers = venue.Computers, OpeningHours = venue.OpeningHours, Waivers = venue.Waivers, Contacts = venue.Contacts,
        Disarm = new VenueDisarm { Server = server, ConsentBy = by, Services = services },
    };

    public void Add(string name, string display, ServiceStart start, bool isRunning = true, string program = @"C:\jupiter\x.exe", params string[] dependents) =>
        Machine.Services[name] = new WindowsService { Name = name, DisplayName = display, Start = start, IsRunning = isRunning, Program = program, Dependents = dependents };

    public StepOutcome Disarm() => Do(StepAction.Disarm);

    public StepOutcome Enable() => Do(StepAction.Enable);

    public StepOutcome Unlock() => Do(StepAction.Unlock);

    public void GoBack()
    {
        using var migration = Sample.Open();
        if (migration.State.Rollback is null)
        {
            RollbackStart.Record(migration, new RollbackRequest { By = SampleCase.Specialist, Reason = "test" });
        }
    }

    public IReadOnlyList<T> Read<T>(Func<MigrationCase, IEnumerable<T>> read)
    {
        using var migration = MigrationCase.Look(Sample.Folder, Sample.Clock);
        return [.. read(migration)];
    }

    /// <summary>The page as it was kept.</summary>
    public string Page() => File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Sample.Folder, "evidence"), "*way-back.txt").Order(StringComparer.Ordinal).Last());

    /// <summary>The old server is switched off and on: only what starts by itself runs.</summary>
    public void Restart()
    {
        foreach (var service in Machine.Services.Values.ToArray())
        {
            Machine.Services[service.Name] = service with { IsRunning = service.StartsByItself };
        }
    }

    public void Dispose() => Sample.Dispose();

    private StepOutcome Do(StepAction action)
    {
        using var migration = Sample.Open();
        var step = migration.Current.Find(action)!;
        StepOutcome? outcome = null;
        new StepRun(migration, step).Do(() => outcome = StepActions.Of(action).Run(new StepContext
        {
            Case = migration,
            Step = step,
            Open = _ => Open(),
            Engines = null!,
            DecidedBy = DecidedBy,
            Settings = computer =>
            {
                Asked = computer;
                return Machine;
            },
            MayChange = (what, _) => MayChange(what),
            Observer = Observer,
            Cancellation = CancellationToken.None,
        }));
        return outcome!;
    }
}
