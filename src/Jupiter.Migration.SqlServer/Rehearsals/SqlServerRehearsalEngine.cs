using Jupiter.Migration.Databases;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.SqlServer.Rehearsals;

/// <summary>SQL Servers that were given to a rehearsal.</summary>
public sealed class SqlServerRehearsalEngine : IRehearsalEngine
{
    /// <inheritdoc/>
    public IRehearsalServer Open(ServerAddress address) => new RehearsalServer(address);
}
