using System.Text.Json.Serialization;

namespace Jupiter.Migration.Embedded.Power;

/// <summary>Says that a folder is the disk of a machine that can be switched off.</summary>
internal sealed class MachineRecord
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentSchema = "jupiter.embedded-machine/1";

    /// <summary>Name and version of the format of this file.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Name of the machine.</summary>
    public required string MachineName { get; init; }
}

/// <summary>Serialises machine records.</summary>
[JsonSerializable(typeof(MachineRecord))]
internal sealed partial class MachineJson : JsonSerializerContext;
