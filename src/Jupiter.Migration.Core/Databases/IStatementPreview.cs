using System.Collections.Generic;

namespace Jupiter.Migration.Databases;

/// <summary>An engine that can show the statements which a change would send, without a server.</summary>
public interface IStatementPreview
{
    /// <summary>What a backup sends.</summary>
    /// <param name="database">The database.</param>
    /// <param name="backupFile">The backup, as the server sees it.</param>
    /// <returns>The statements, in order.</returns>
    IReadOnlyList<string> PreviewBackup(string database, string backupFile);

    /// <summary>What a restore sends.</summary>
    /// <param name="backupFile">The backup, as the server sees it.</param>
    /// <param name="database">The name that the restored database is to have in the end.</param>
    /// <returns>The statements, in order.</returns>
    IReadOnlyList<string> PreviewRestore(string backupFile, string database);

    /// <summary>What a lock sends.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The statements, in order.</returns>
    IReadOnlyList<string> PreviewLock(string database);

    /// <summary>What lifting a lock sends.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The statements, in order.</returns>
    IReadOnlyList<string> PreviewUnlock(string database);
}
