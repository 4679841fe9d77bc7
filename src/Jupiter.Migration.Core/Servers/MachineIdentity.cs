namespace Jupiter.Migration.Servers;

/// <summary>What tells a computer from every other, also from one of the same name (clause P1a). Each is null where it is not known.</summary>
public sealed class MachineIdentity
{
    /// <summary>The identifier that the maker put into the firmware (SMBIOS, type 1); null also where it is one that makers give to every board.</summary>
    public string? SmbiosUuid { get; init; }

    /// <summary>The identifier of this installation of Windows: it changes with a reinstallation.</summary>
    public string? MachineGuid { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SmbiosUuid ?? MachineGuid ?? "";
}
