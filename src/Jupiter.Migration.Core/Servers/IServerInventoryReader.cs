using System.Threading;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Servers;

/// <summary>Reads what a server is made of. Each platform has its own.</summary>
public interface IServerInventoryReader
{
    /// <summary>Reads the inventory. What can't be read is left out of it, never guessed.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">The inventory can't be read at all.</exception>
    ServerInventory Read(CancellationToken cancellation);
}
