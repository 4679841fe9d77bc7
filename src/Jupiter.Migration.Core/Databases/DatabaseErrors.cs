using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>What can be wrong with a database or its name.</summary>
public static class DatabaseErrors
{
    /// <summary>There is no such database.</summary>
    /// <param name="server">The server.</param>
    /// <param name="database">The name.</param>
    /// <returns>DatabaseNotFound.</returns>
    public static MigrationException NotFound(ServerAddress server, string database) => MigrationException.Because(
        nameof(SR.DatabaseNotFound), database, database, server.Text);

    /// <summary>A database of that name is there already.</summary>
    /// <param name="server">The server.</param>
    /// <param name="database">The name.</param>
    /// <returns>DatabaseExists.</returns>
    public static MigrationException Exists(ServerAddress server, string database) => MigrationException.Because(
        nameof(SR.DatabaseExists), database, database, server.Text);

    /// <summary>Somebody else is working in the database.</summary>
    /// <param name="database">The name.</param>
    /// <param name="clients">Who, as far as it is known.</param>
    /// <returns>DatabaseInUse.</returns>
    public static MigrationException InUse(string database, string clients) => MigrationException.Because(
        nameof(SR.DatabaseInUse), database, database, clients);

    /// <summary>Refuses an answer that has more rows than somebody can take.</summary>
    /// <param name="query">The query.</param>
    /// <param name="rows">How many there are already.</param>
    /// <param name="most">How many may be.</param>
    /// <exception cref="MigrationException">QueryTooLong.</exception>
    public static void RequireFewer(string query, int rows, int most)
    {
        if (rows >= most)
        {
            throw MigrationException.Because(nameof(SR.QueryTooLong), query, query, most);
        }
    }
}
