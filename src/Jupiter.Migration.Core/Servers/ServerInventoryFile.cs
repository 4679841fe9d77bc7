using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Servers;

/// <summary>Reads and writes inventories.</summary>
public static class ServerInventoryFile
{
    private static readonly JsonFile<ServerInventory> Format =
        new("Inventory", ServerInventory.CurrentSchema, 8L << 20, new ServerInventoryJson(ReadableJson.Options()).ServerInventory) { IsWrittenByHand = true };

    /// <summary>Reads an inventory.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNotFound, InventoryUnreadable, InventoryTooLarge, InventoryNewer, InventoryBroken.</exception>
    public static ServerInventory Read(string path)
    {
        var inventory = Format.Read(path);
        InventoryLimits.Require(inventory, path);
        return inventory;
    }

    /// <summary>Writes an inventory whole. One that tells who may do what is for its owner: to somebody else it is a map of the server.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inventory">The inventory.</param>
    public static void Write(string path, ServerInventory inventory) =>
        DurableFile.Write(path, Format.Bytes(inventory), inventory.Instance?.IsDetailed == true ? FileRights.Owner : FileRights.OfFolder);
}
