using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>A file of logins that was written for a case: enough to know it again, and whose logins are in it (clauses R2, S2). No hash of a password is here.</summary>
/// <param name="File">Its path.</param>
/// <param name="Sha256">SHA-256 of the encrypted file.</param>
/// <param name="Logins">The logins, by name.</param>
internal sealed record CarriedLogins(string File, string Sha256, IReadOnlyList<string> Logins) : LineFact
{
    private const string FileKey = "loginFile";
    private const string Sha256Key = "loginFileSha256";
    private const string LoginsKey = "loginsInFile";
    private const char Separator = '\n';

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts =>
        [(FileKey, File), (Sha256Key, Sha256), (LoginsKey, string.Join(Separator.ToString(), Logins))];

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The file; null when the line tells of none.</returns>
    public static CarriedLogins? From(LineFacts line) => line.Has(Sha256Key)
        ? new(line.Text(FileKey), line.Text(Sha256Key), line.Text(LoginsKey).Split([Separator], StringSplitOptions.RemoveEmptyEntries)) : null;
}
