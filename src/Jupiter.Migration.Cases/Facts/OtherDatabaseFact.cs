using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>A fact of a database beside the venue's own: it names it, and what the line tells of the venue's own stays under the names that it always had.</summary>
/// <param name="Database">The database.</param>
/// <param name="Fact">The fact.</param>
internal sealed record OtherDatabaseFact(string Database, LineFact Fact) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => Fact.Texts.Select(text => (Prefix(Database) + text.Name, text.Text));

    /// <summary>The fact as a line keeps it.</summary>
    /// <param name="database">Of which database it is.</param>
    /// <param name="fact">The fact.</param>
    /// <returns>The fact, which names the database where it is not the venue's own.</returns>
    public static LineFact Of(CaseDatabase database, LineFact fact) => database.IsMain ? fact : new OtherDatabaseFact(database.Name, fact);

    /// <summary>What a line tells of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="line">The line.</param>
    /// <returns>What it tells.</returns>
    public static LineFacts From(CaseDatabase database, LineFacts line) => database.IsMain ? line : From(database.Name, line);

    /// <summary>What a line tells of a database beside the venue's own.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="line">The line.</param>
    /// <returns>What it tells.</returns>
    internal static LineFacts From(string database, LineFacts line) => new(line.Under(Prefix(database)));

    private static string Prefix(string database) => $"other.{database}.";
}
