using System.Text.Json.Serialization;
using Jupiter.Migration.Json;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Servers.Programs;

/// <summary>A program for remote access, or a trace of one (clause P1f).</summary>
public sealed class RemoteProgram
{
    /// <summary>Which it is.</summary>
    public required RemoteProgramKind Kind { get; init; }

    /// <summary>The name by which it was found: of the program, its service, its key, or its line among what starts by itself.</summary>
    public required string Name { get; init; }

    /// <summary>Its version; null where it tells none.</summary>
    public string? Version { get; init; }

    /// <summary>When its service starts; null where it has none.</summary>
    public ServiceStart? Start { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";
}

/// <summary>A program for remote access that the memo names.</summary>
[JsonConverter(typeof(EnumText<RemoteProgramKind>))]
public enum RemoteProgramKind
{
    /// <summary>AnyDesk, or a client that was made from it.</summary>
    AnyDesk,

    /// <summary>Ammyy Admin.</summary>
    AmmyyAdmin,
}
