using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

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
    public static ServerInventory Read(string path) => Parse(path, ReadBytes(path));

    /// <summary>Reads a file whole, for whoever keeps it, too.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="MigrationException">InventoryNotFound, InventoryUnreadable, InventoryTooLarge.</exception>
    public static byte[] ReadBytes(string path) => Format.ReadBytes(path);

    /// <summary>Reads an inventory from what was read of its file.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">InventoryNewer, InventoryBroken.</exception>
    public static ServerInventory Parse(string path, byte[] bytes)
    {
        var inventory = Format.Parse(path, bytes);
        InventoryLimits.Require(inventory, path);
        return inventory;
    }

    /// <summary>Writes an inventory whole. One that tells who may do what is for its owner: to somebody else it is a map of the server.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inventory">The inventory.</param>
    public static void Write(string path, ServerInventory inventory) =>
        DurableFile.Write(path, Format.Bytes(inventory), inventory.IsDetailed || inventory.Instance?.IsDetailed == true ? FileRights.Owner : FileRights.OfFolder);
}
