using System.Collections.Generic;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// An entry point of an engine's plugin that writes what an old instance had and a new one lacks as scripts. A person who answers for the server
/// reads and runs them: nothing of this product does.
/// </summary>
public interface IInstanceScripts
{
    /// <summary>Writes the scripts.</summary>
    /// <param name="recorded">The old instance.</param>
    /// <param name="current">The new one.</param>
    /// <param name="missing">What of the old one is not so on the new one.</param>
    /// <returns>The scripts; none where nothing is missing.</returns>
    IReadOnlyList<InstanceScript> Write(InstanceInventory recorded, InstanceInventory current, IReadOnlyList<InstanceItem> missing);
}
