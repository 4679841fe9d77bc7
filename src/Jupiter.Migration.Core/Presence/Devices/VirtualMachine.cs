using System;
using System.Collections.Generic;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>The virtual machine that a server was while it was on, and its host.</summary>
internal sealed class VirtualMachine : IDevicePlace
{
    /// <summary>The kind of the device.</summary>
    public const string Kind = "hypervisor";

    /// <inheritdoc/>
    public string Device => Kind;

    /// <summary>The host as it was named; empty for this computer.</summary>
    public required string Host { get; init; }

    /// <summary>Msvm_ComputerSystem.Name of the machine.</summary>
    public required Guid Id { get; init; }

    /// <summary>Msvm_ComputerSystem.ElementName: what people call the machine.</summary>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public string Detail => SR.HypervisorMachineNoted.With(Name, Id.ToString("D").ToUpperInvariant());

    /// <inheritdoc/>
    public bool CanTell => true;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["host"] = Host,
        ["machine"] = Id.ToString("D").ToUpperInvariant(),
        ["name"] = Name,
    };

    /// <summary>Reads it from the journal.</summary>
    /// <param name="facts">What was kept.</param>
    /// <returns>The place; null when it is none.</returns>
    public static VirtualMachine? Of(IReadOnlyDictionary<string, string> facts) =>
        facts.TryGetValue("host", out var host) && facts.TryGetValue("machine", out var machine) && Guid.TryParseExact(machine, "D", out var id) && facts.TryGetValue("name", out var name)
            ? new VirtualMachine { Host = host, Id = id, Name = name }
            : null;
}
