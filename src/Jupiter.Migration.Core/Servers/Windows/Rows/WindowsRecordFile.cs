using System;
using System.Text;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>Reads what collect-server.ps1 has written: schemas/server-rows.schema.json.</summary>
internal static class WindowsRecordFile
{
    /// <summary>How many bytes a file may have.</summary>
    public const long Longest = 8L << 20;

    private static readonly JsonFile<WindowsRecord> Format = new("Inventory", WindowsRecord.CurrentSchema, Longest, new WindowsRecordJson(ReadableJson.Options()).WindowsRecord);

    /// <summary>Whether a file says that it is one, in any version of the format.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>True if it does.</returns>
    public static bool IsOne(byte[] bytes) => Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 512)).Contains("\"jupiter.server-rows/");

    /// <summary>Reads one.</summary>
    /// <param name="path">The file, for the errors.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="MigrationException">InventoryNewer, InventoryBroken.</exception>
    public static WindowsRecord Parse(string path, byte[] bytes)
    {
        var record = Format.Parse(path, bytes);
        return record is { ComputerName: not null, Cim: not null, RegistryKeys: not null } ? record : throw Format.Broken(path, null);
    }
}
