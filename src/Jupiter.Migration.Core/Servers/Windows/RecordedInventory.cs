using Jupiter.Migration.Errors;
using Jupiter.Migration.Json;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows;

/// <summary>Reads the inventory in a file, whether this module has written it or the collector.</summary>
public static class RecordedInventory
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNotFound, InventoryUnreadable, InventoryTooLarge, InventoryNewer, InventoryBroken.</exception>
    public static ServerInventory Read(string path) => Parse(path, ServerInventoryFile.ReadBytes(path));

    /// <summary>Reads it from the bytes of its file.</summary>
    /// <param name="path">The file, for the errors.</param>
    /// <param name="file">Its bytes; UTF-16 is taken too, as redirection in Windows PowerShell writes it.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNewer, InventoryBroken.</exception>
    public static ServerInventory Parse(string path, byte[] file)
    {
        var bytes = file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? WrittenText.Utf8(file).ToArray() : file;
        if (!WindowsRecordFile.IsOne(bytes))
        {
            return ServerInventoryFile.Parse(path, bytes);
        }

        var inventory = WindowsInventory.Of(WindowsRecordFile.Parse(path, bytes));
        InventoryLimits.Require(inventory, path);
        return inventory;
    }
}
