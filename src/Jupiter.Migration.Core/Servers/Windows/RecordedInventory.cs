using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows;

/// <summary>Reads the inventory in a file, whether this module has written it or the collector.</summary>
public static class RecordedInventory
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNotFound, InventoryUnreadable, InventoryTooLarge, InventoryNewer, InventoryBroken.</exception>
    public static ServerInventory Read(string path)
    {
        var bytes = ServerInventoryFile.ReadBytes(path);
        if (!WindowsRecordFile.IsOne(bytes))
        {
            return ServerInventoryFile.Parse(path, bytes);
        }

        var inventory = WindowsInventory.Of(WindowsRecordFile.Parse(path, bytes));
        InventoryLimits.Require(inventory, path);
        return inventory;
    }
}
