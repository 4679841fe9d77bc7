using System.Collections.Generic;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What was restored where (clauses R4a, S4b); for people.</summary>
/// <param name="Server">The server.</param>
/// <param name="Database">The database.</param>
/// <param name="File">The backup.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="SetAsideAs">The name that the database which was there got; null when there was none.</param>
internal sealed record RestoredDatabaseFact(string Server, string Database, string File, long Rows, string? SetAsideAs = null) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [("server", Server), ("database", Database), ("file", File), ("rows", Text(Rows)), ("setAsideAs", SetAsideAs)];
}
