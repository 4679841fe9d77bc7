using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Rehearsals;

/// <summary>The second entry point of an engine's plugin: servers for rehearsals. Nothing that works on a venue's server comes by it.</summary>
public interface IRehearsalEngine
{
    /// <summary>Names a server for a rehearsal to make and play with; nothing is touched.</summary>
    /// <param name="address">Where it is or will be.</param>
    /// <returns>The server.</returns>
    IRehearsalServer Open(ServerAddress address);
}
