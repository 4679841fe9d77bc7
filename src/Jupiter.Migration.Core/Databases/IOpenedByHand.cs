using System.Threading;

namespace Jupiter.Migration.Databases;

/// <summary>An engine whose locked databases a person can open again without this module, beside <see cref="IDatabaseInstance"/> (clause R9).</summary>
public interface IOpenedByHand
{
    /// <summary>What <see cref="IDatabaseInstance.Unlock"/> would do to a database that is locked now, as statements for the engine's own tools.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The statements.</returns>
    string OpeningStatements(string database, CancellationToken cancellation);
}
