using System;
using System.Linq;

namespace Jupiter.Migration.Servers;

/// <summary>What tells a computer from every other, also from one of the same name (clause P1a). Each is null where it is not known.</summary>
public sealed class MachineIdentity
{
    /// <summary>The identifier that the maker put into the firmware (SMBIOS, type 1); null also where it is one that makers give to every board.</summary>
    public string? SmbiosUuid { get; init; }

    /// <summary>The identifier of this installation of Windows: it changes with a reinstallation.</summary>
    public string? MachineGuid { get; init; }

    /// <summary>Whether it is that of the same computer, with the same installation of Windows.</summary>
    /// <param name="other">The other identity.</param>
    /// <returns>Whether it is; null where the two have nothing in common that is known.</returns>
    public bool? Is(MachineIdentity other)
    {
        var known = new[] { (SmbiosUuid, other.SmbiosUuid), (MachineGuid, other.MachineGuid) }.Where(pair => pair.Item1 is not null && pair.Item2 is not null).ToArray();
        return known.Length == 0 ? null : known.All(pair => string.Equals(pair.Item1, pair.Item2, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => SmbiosUuid ?? MachineGuid ?? "";
}
