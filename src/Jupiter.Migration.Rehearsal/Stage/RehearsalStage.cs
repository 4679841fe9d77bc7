using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Rehearsals.Machines;
using Jupiter.Migration.Rehearsals.Records;
using Jupiter.Migration.Rehearsals.Samples;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Profiles;

namespace Jupiter.Migration.Rehearsals.Stage;

/// <summary>Makes rehearsals and plays their computers, all of it on loopback addresses of this computer.</summary>
public sealed class RehearsalStage : IRehearsalStage
{
    private const int ServerPort = 1433;
    private const int TerminalPort = 5655;

    private readonly MachineRoom _machines = new();

    /// <inheritdoc/>
    public Rehearsal Create(
        RehearsalPlan plan, Func<ServerAddress, IRehearsalServer> openServer, IOperationObserver observer, CancellationToken cancellation)
    {
        var layout = new RehearsalLayout(plan.Path);
        if (Directory.Exists(layout.Root) && Directory.EnumerateFileSystemEntries(layout.Root).Any())
        {
            throw MigrationException.Because(nameof(SR.RehearsalFolderNotEmpty), layout.Root, layout.Root);
        }

        var provisioned = new List<ServerAddress>();
        try
        {
            foreach (var folder in layout.Folders)
            {
                Directory.CreateDirectory(folder);
            }

            var record = new RehearsalRecord { Database = SampleVenue.Database, Machines = Describe(plan) };
            record.Write(layout);
            var rows = new SampleRows(plan.VenueName, plan.Receipts);
            var terminals = record.Machines.Where(machine => record.InstanceOf(layout, machine.Name) is null);
            var venue = SampleVenue.Describe(plan.VenueName, rows, terminals, layout.VenueFolders, RunClock.Now);
            SampleFolders.Write(layout.VenueFolders);
            VenueFile.Write(layout.Venue, venue);
            ProductProfileFile.Write(layout.Profile, SampleProfile.Describe());
            SampleInventory.Write(layout.Inventory);
            Provision(layout, record, openServer, provisioned);
            Install(layout, record, rows, openServer, observer, cancellation);
            _machines.Open(layout, record);
            return Report(layout, record, venue);
        }
        catch (Exception e)
        {
            TryWipe(provisioned, openServer);
            RemoveFiles(layout);
            if (FileErrors.IsFileError(e))
            {
                throw FileErrors.Name(e, layout.Root);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public RehearsalComputer SwitchOn(string path, string name, RehearsalWork work, Func<ServerAddress, IRehearsalServer> openServer)
    {
        var layout = new RehearsalLayout(path);
        var record = RehearsalRecord.Read(layout);
        _machines.Open(layout, record);
        var computer = _machines.Start(layout, record, name, openServer);
        if (work != RehearsalWork.None)
        {
            var terminal = new SampleTerminal(openServer(ServerAddress.Parse(_machines.ServerOf(layout, record, name))), record.Database, computer.Name);
            if (work.HasFlag(RehearsalWork.OpenBusinessDay))
            {
                terminal.OpenBusinessDay();
            }

            if (work.HasFlag(RehearsalWork.Sell))
            {
                _machines.Repeat(layout, name, terminal.Sell);
            }
        }

        return computer;
    }

    /// <inheritdoc/>
    public RehearsalComputer SwitchOff(string path, string name, bool wipes, Func<ServerAddress, IRehearsalServer> openServer)
    {
        var layout = new RehearsalLayout(path);
        var record = RehearsalRecord.Read(layout);
        _machines.Open(layout, record);
        var computer = _machines.Stop(layout, record, name);
        if (wipes && record.ServerBehind(layout, computer.Name) is { } server)
        {
            FileErrors.Named(layout.Root, () =>
            {
                openServer(server).Wipe();
                if (computer.Name == RehearsalLayout.OldServerName)
                {
                    SharedFolder.Remove(layout.Program);
                }
            });
        }

        return computer;
    }

    /// <inheritdoc/>
    public void Remove(string path, Func<ServerAddress, IRehearsalServer> openServer)
    {
        var layout = new RehearsalLayout(path);
        var record = RehearsalRecord.Read(layout);
        _machines.StopAll(layout);
        foreach (var machine in record.Machines.Where(machine => machine.SqlServer is not null))
        {
            openServer(ServerAddress.Parse(machine.SqlServer)).Wipe();
        }

        FileErrors.Named(layout.Root, () => RemoveFiles(layout));
    }

    private static MachineDescription[] Describe(RehearsalPlan plan)
    {
        var network = LoopbackNetwork.Find(ServerPort);
        var machines = new List<MachineDescription>
        {
            new() { Name = RehearsalLayout.OldServerName, Address = network.Next(), Port = ServerPort, SqlServer = SqlServer(plan.OldServerInstance) },
            new() { Name = RehearsalLayout.NewServerName, Address = network.Next(), Port = ServerPort, SqlServer = SqlServer(plan.NewServerInstance) },
        };
        machines.AddRange(SampleVenue.ComputerNames.Select(name => new MachineDescription { Name = name, Address = network.Next(), Port = TerminalPort }));
        return machines.ToArray();
    }

    // A folder of somebody else is no server of this rehearsal, which has its own; behind a computer's port there is a port, not an instance name.
    private static string? SqlServer(ServerAddress? address) => address is null or { Engine: "SqlServer", Instance: null }
        ? address?.Text
        : throw MigrationException.Because(nameof(SR.RehearsalServerInvalid), address.Text, address.Text);

    // A server that is refused is not this rehearsal's: what is on it, another rehearsal's databases perhaps, stays.
    private static void Provision(
        RehearsalLayout layout, RehearsalRecord record, Func<ServerAddress, IRehearsalServer> openServer, List<ServerAddress> provisioned)
    {
        foreach (var name in new[] { RehearsalLayout.NewServerName, RehearsalLayout.OldServerName })
        {
            var server = record.ServerBehind(layout, name)!;
            openServer(server).Provision(SampleVenue.ServerName);
            provisioned.Add(server);
        }
    }

    private static void Install(
        RehearsalLayout layout,
        RehearsalRecord record,
        SampleRows rows,
        Func<ServerAddress, IRehearsalServer> openServer,
        IOperationObserver observer,
        CancellationToken cancellation)
    {
        var old = openServer(record.ServerBehind(layout, RehearsalLayout.OldServerName)!);
        old.Create(SampleVenue.Database);
        using var meter = new ProgressMeter(observer, SR.ActivityRehearsal, SampleSchema.Tables.Count);
        foreach (var table in SampleSchema.Tables)
        {
            old.CreateTable(SampleVenue.Database, table);
            old.Insert(SampleVenue.Database, table.Name, rows.Of(table.Name), cancellation);
            meter.Advance(1);
        }
    }

    private static Rehearsal Report(RehearsalLayout layout, RehearsalRecord record, Venue venue)
    {
        var old = record.Machines.First(machine => machine.Name == RehearsalLayout.OldServerName);
        var next = record.Machines.First(machine => machine.Name == RehearsalLayout.NewServerName);
        return new Rehearsal
        {
            Path = layout.Root,
            Venue = layout.Venue,
            ProductProfile = layout.Profile,
            VenueName = venue.Name,
            Database = venue.Database,
            OldServer = old.Address,
            NewServer = next.Address,
            OldServerInstance = record.InstanceOf(layout, old.Name)!,
            NewServerInstance = record.InstanceOf(layout, next.Name)!,
            BackupFolder = layout.Backups,
            SecondMedium = layout.SecondMedium,
            Inventory = layout.Inventory,
            Computers = venue.Computers,
            AccountManager = venue.Contacts.First(contact => ContactRoles.AgreesStart(contact.Role)).Name,
            MainPos = SampleVenue.ComputerNames[0],
        };
    }

    // What failed is what the caller hears of. A database that a rehearsal made is all that goes; an embedded server goes with the folder.
    private static void TryWipe(IEnumerable<ServerAddress> provisioned, Func<ServerAddress, IRehearsalServer> openServer)
    {
        foreach (var server in provisioned.Where(server => server.Engine == "SqlServer"))
        {
            try
            {
                openServer(server).Wipe();
            }
            catch (MigrationException)
            {
            }
        }
    }

    // Only what a rehearsal is made of goes: the folder may have been given by mistake, or hold somebody's notes.
    private static void RemoveFiles(RehearsalLayout layout)
    {
        if (!Directory.Exists(layout.Root))
        {
            return;
        }

        foreach (var folder in layout.Folders)
        {
            SharedFolder.Remove(folder);
        }

        // The record is the last of them: as long as it is there, a removal that somebody's open file stopped can be repeated.
        foreach (var file in layout.Files)
        {
            SharedFile.Delete(file);
        }

        if (!Directory.EnumerateFileSystemEntries(layout.Root).Any())
        {
            SharedFolder.Remove(layout.Root);
        }
    }
}
