using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence;

/// <summary>One observation of a machine. Signals know nothing of each other.</summary>
public sealed class PresenceSignal
{
    /// <summary>Stable name of the signal: <c>NameResolution</c>, <c>TcpConnect</c>, <c>IcmpEcho</c>, <c>ArpReply</c>, <c>ThisComputer</c>, <c>Loopback</c>, <c>Silence</c>, <c>TagCode</c>, <c>NetworkSwitch</c>, <c>Hypervisor</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The address that was asked; null for the resolution of the name.</summary>
    public string? Address { get; init; }

    /// <summary>What this signal alone says.</summary>
    public required PresenceState Finding { get; init; }

    /// <summary>What was seen, in the user's language.</summary>
    public required string Detail { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {(Address is null ? "" : Address + " ")}{ValueName.Of(Finding)}: {Detail}";
}
