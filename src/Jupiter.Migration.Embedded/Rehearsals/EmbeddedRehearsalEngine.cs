using System.IO;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Embedded.Rehearsals;

/// <summary>Embedded instances that a rehearsal makes.</summary>
public sealed class EmbeddedRehearsalEngine : IRehearsalEngine
{
    /// <summary>Loads the native library.</summary>
    public EmbeddedRehearsalEngine() => SQLitePCL.Batteries_V2.Init();

    /// <inheritdoc/>
    public IRehearsalServer Open(ServerAddress address) => new RehearsalServer(Path.GetFullPath(address.Location));
}
