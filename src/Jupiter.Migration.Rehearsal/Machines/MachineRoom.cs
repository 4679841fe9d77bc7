using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Rehearsals.Records;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Rehearsals.Machines;

/// <summary>The computers that are on in this process. They go off with it, as in a power cut.</summary>
internal sealed class MachineRoom
{
    private const string ProgramName = "Jupiter POS";

    private readonly Dictionary<string, RunningMachine> _running = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RehearsalRegister> _entered = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Opens a rehearsal in this process: from now on its loopback addresses are those of its computers, and one that is not switched on is
    /// off. Without that a loopback address is nobody's (clause R0).
    /// </summary>
    /// <param name="layout">The rehearsal.</param>
    /// <param name="record">Its computers.</param>
    public void Open(RehearsalLayout layout, RehearsalRecord record)
    {
        lock (_running)
        {
            if (!_entered.TryGetValue(layout.Root, out var register))
            {
                _entered.Add(layout.Root, register = new RehearsalRegister());
            }

            register.Enter(record.Machines.Select(machine => machine.Address));
        }
    }

    /// <summary>Switches a computer on, if it is not.</summary>
    /// <param name="layout">The rehearsal.</param>
    /// <param name="record">Its computers.</param>
    /// <param name="name">The computer.</param>
    /// <param name="openServer">Opens the database servers.</param>
    /// <returns>The computer.</returns>
    public RehearsalComputer Start(RehearsalLayout layout, RehearsalRecord record, string name, Func<ServerAddress, IRehearsalServer> openServer)
    {
        lock (_running)
        {
            var description = Describe(layout, record, name);
            if (!_running.TryGetValue(Key(layout, name), out var machine))
            {
                machine = SwitchOn(description, record.InstanceOf(layout, description.Name), openServer);
                _running.Add(Key(layout, name), machine);
            }

            ConnectTerminals(layout, record, openServer);
            return Report(description, machine);
        }
    }

    /// <summary>Switches a computer off, if it is on.</summary>
    /// <param name="layout">The rehearsal.</param>
    /// <param name="record">Its computers.</param>
    /// <param name="name">The computer.</param>
    /// <returns>The computer.</returns>
    public RehearsalComputer Stop(RehearsalLayout layout, RehearsalRecord record, string name)
    {
        lock (_running)
        {
            var description = Describe(layout, record, name);
            if (_running.TryGetValue(Key(layout, name), out var machine))
            {
                _running.Remove(Key(layout, name));
                foreach (var terminal in Of(layout).Where(terminal => terminal.ConnectedTo == description.Name))
                {
                    terminal.Disconnect();
                }

                machine.Dispose();
            }

            return Report(description, null);
        }
    }

    /// <summary>Lets a POS terminal that is on repeat something until it is switched off.</summary>
    /// <param name="layout">The rehearsal.</param>
    /// <param name="name">The POS terminal.</param>
    /// <param name="work">What it does.</param>
    public void Repeat(RehearsalLayout layout, string name, Action work)
    {
        lock (_running)
        {
            _running[Key(layout, name)].Repeat(work);
        }
    }

    /// <summary>The server of a rehearsal that a POS terminal is connected to.</summary>
    /// <param name="layout">The rehearsal.</param>
    /// <param name="record">Its computers.</param>
    /// <param name="name">The POS terminal.</param>
    /// <returns>The server's instance.</returns>
    /// <exception cref="MigrationException">RehearsalNoServer: the POS terminal has found none.</exception>
    public string ServerOf(RehearsalLayout layout, RehearsalRecord record, string name)
    {
        lock (_running)
        {
            return _running.TryGetValue(Key(layout, name), out var machine) && machine.ConnectedTo is { } server
                ? record.InstanceOf(layout, server)!
                : throw MigrationException.Because(nameof(SR.RehearsalNoServer), name, name);
        }
    }

    /// <summary>Switches every computer of a rehearsal off, and closes it.</summary>
    /// <param name="layout">The rehearsal.</param>
    public void StopAll(RehearsalLayout layout)
    {
        lock (_running)
        {
            foreach (var machine in Of(layout).ToArray())
            {
                machine.Dispose();
                _running.Remove(Key(layout, machine.Description.Name));
            }

            if (_entered.TryGetValue(layout.Root, out var register))
            {
                register.Dispose();
                _entered.Remove(layout.Root);
            }
        }
    }

    private static RunningMachine SwitchOn(MachineDescription description, string? instance, Func<ServerAddress, IRehearsalServer> openServer)
    {
        var machine = new RunningMachine(description);
        try
        {
            if (instance is not null)
            {
                machine.Hold(openServer(ServerAddress.Parse(instance)).SwitchOn());
            }

            return machine;
        }
        catch (Exception e)
        {
            machine.Dispose();
            if (FileErrors.IsFileError(e))
            {
                throw FileErrors.Name(e, description.Name);
            }

            throw;
        }
    }

    private static string Key(RehearsalLayout layout, string name) => layout.Root + "|" + name;

    private static RehearsalComputer Report(MachineDescription description, RunningMachine? machine) => new()
    {
        Name = description.Name,
        Address = description.Address,
        Port = description.Port,
        IsOn = machine is not null,
        IsConnected = machine?.ConnectedTo is not null,
    };

    private static MachineDescription Describe(RehearsalLayout layout, RehearsalRecord record, string name) =>
        record.Machines.FirstOrDefault(machine => string.Equals(machine.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw MigrationException.Because(
            nameof(SR.RehearsalComputerNotFound),
            name,
            name,
            layout.Root,
            string.Join(", ", record.Machines.Select(machine => machine.Name)));

    private IEnumerable<RunningMachine> Of(RehearsalLayout layout) =>
        _running.Where(pair => pair.Key.StartsWith(layout.Root + "|", SharedFolder.Names)).Select(pair => pair.Value);

    // A POS terminal's program connects as soon as a server with its database answers. It does not care which: that is the danger of clause R0.
    private void ConnectTerminals(RehearsalLayout layout, RehearsalRecord record, Func<ServerAddress, IRehearsalServer> openServer)
    {
        foreach (var terminal in Of(layout).Where(machine => record.InstanceOf(layout, machine.Description.Name) is null && machine.ConnectedTo is null))
        {
            foreach (var server in Of(layout).Where(machine => record.InstanceOf(layout, machine.Description.Name) is not null))
            {
                var instance = openServer(ServerAddress.Parse(record.InstanceOf(layout, server.Description.Name)));
                if (instance.Exists(record.Database))
                {
                    terminal.Connect(
                        instance.Connect(record.Database, new ConnectedClient { HostName = terminal.Description.Name, ProgramName = ProgramName, LoginName = "jupiter" }),
                        server.Description.Name);
                    break;
                }
            }
        }
    }
}
