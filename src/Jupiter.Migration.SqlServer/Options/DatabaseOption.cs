using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>An option of a database, by the name that the catalog has for it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Fate">What a restore does with it.</param>
/// <param name="Statement">What sets it as it was; <c>$(value)</c> stands for that.</param>
internal sealed record DatabaseOption(string Name, OptionFate Fate, string Statement)
{
    // What a manifest says comes from outside: only a word of the server's becomes a part of a statement that somebody may run.
    private static readonly Regex Word = new("^[A-Z_]{1,40}$", RegexOptions.CultureInvariant);

    /// <summary>The statement that sets the option as it was.</summary>
    /// <param name="database">The database.</param>
    /// <param name="value">What it was.</param>
    /// <returns>T-SQL; empty for a value that no server tells.</returns>
    public string StatementFor(string database, string value) => Word.IsMatch(value)
        ? Statements.Statement.Fill(Statement.Replace("$(value)", value), ("database", database))
        : "";
}
