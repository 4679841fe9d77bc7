using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Sessions;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Embedded.Power;

/// <summary>The switch of a machine whose disk is an embedded instance. A folder without a machine record is always on.</summary>
internal static class MachinePower
{
    private const string RecordName = "machine.json";
    private const string SwitchName = "machine.on";

    private static readonly JsonTypeInfo<MachineRecord> Type = new MachineJson(ReadableJson.Options()).MachineRecord;
    private static readonly JsonFile<MachineRecord> Format = new("MachineRecord", MachineRecord.CurrentSchema, 1 << 16, Type);

    /// <summary>Makes a folder the disk of a machine that is off.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="machineName">Name of the machine.</param>
    public static void Provision(string folder, string machineName) => DurableFile.Write(
        Path.Combine(folder, RecordName),
        JsonSerializer.SerializeToUtf8Bytes(new MachineRecord { MachineName = machineName }, Type));

    /// <summary>Switches the machine on.</summary>
    /// <param name="folder">Its disk.</param>
    /// <returns>Switches it off when disposed of, as does the end of this process.</returns>
    public static IDisposable SwitchOn(string folder) => HeldFile.Create(Path.Combine(folder, SwitchName), []);

    /// <summary>Name of the machine.</summary>
    /// <param name="folder">Its disk.</param>
    /// <returns>The name; this computer's for a folder that is no machine's disk.</returns>
    public static string NameOf(string folder) => Read(folder)?.MachineName ?? Environment.MachineName;

    /// <summary>Refuses a machine that is off.</summary>
    /// <param name="address">The instance, for the error.</param>
    /// <param name="folder">Its disk.</param>
    /// <exception cref="MigrationException">InstanceUnavailable.</exception>
    public static void RequireOn(ServerAddress address, string folder)
    {
        if (Read(folder) is { } machine && !HeldFile.IsHeld(Path.Combine(folder, SwitchName)))
        {
            throw MigrationException.Because(nameof(SR.InstanceUnavailable), address, address.Text, machine.MachineName);
        }
    }

    private static MachineRecord? Read(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        if (!File.Exists(path))
        {
            return null;
        }

        var record = Format.Read(path);
        return string.IsNullOrEmpty(record.MachineName) ? throw Format.Broken(path, null) : record;
    }
}
