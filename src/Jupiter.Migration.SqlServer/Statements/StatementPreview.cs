using System;
using System.Collections.Generic;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Statements;

/// <summary>The statements of each change, with values where parameters go, as somebody would type them. The names on the target are examples.</summary>
internal static class StatementPreview
{
    private const string IncomingSuffix = ".incoming";

    /// <summary>What a backup sends.</summary>
    /// <param name="database">The database.</param>
    /// <param name="backupFile">The backup.</param>
    /// <returns>The statements.</returns>
    public static IReadOnlyList<string> Backup(string database, string backupFile) =>
    [
        Shown(Statement.Text("Backups/backup"), ("@database", database), ("@path", backupFile), ("@set_name", "Jupiter.Migration " + database)),
        Shown(Statement.Text("Backups/header"), ("@path", backupFile)),
        OfFirst(Statement.Text("Backups/verify"), backupFile),
    ];

    /// <summary>What a restore sends.</summary>
    /// <param name="backupFile">The backup.</param>
    /// <param name="database">The name in the end.</param>
    /// <returns>The statements.</returns>
    public static IReadOnlyList<string> Restore(string backupFile, string database)
    {
        var incoming = database + IncomingSuffix;
        return
        [
            OfFirst(Statement.Text("Backups/verify"), backupFile),
            OfFirst(Statement.Text("Backups/file-list"), backupFile),
            Shown(
                OfFirst(Statement.Text("Backups/restore"), backupFile),
                ("@database", incoming),
                ("@logical0", database),
                ("@physical0", database + ".mdf")),
            Statement.Text("Databases/check-integrity", ("database", incoming)),
            Statement.Text("Databases/owner", ("database", incoming), ("login", "sa")),
            Statement.Text("Databases/rename", ("database", incoming), ("new_name", database)),
        ];
    }

    /// <summary>What a lock sends.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The statements.</returns>
    public static IReadOnlyList<string> Lock(string database) =>
    [
        Shown(Statement.Text("Locks/open-transactions"), ("@database", database)),
        Shown(Statement.Text("Locks/write-record"), ("@record", "{...}")),
        .. Of(database, "Locks/single-user", "Locks/read-only", "Locks/multi-user"),
    ];

    /// <summary>What lifting a lock sends.</summary>
    /// <param name="database">The database.</param>
    /// <returns>The statements.</returns>
    public static IReadOnlyList<string> Unlock(string database) =>
        [.. Of(database, "Locks/single-user", "Locks/read-write", "Locks/multi-user"), Statement.Text("Locks/drop-record")];

    private static string[] Of(string database, params string[] statements) =>
        Array.ConvertAll(statements, statement => Statement.Text(statement, ("database", database)));

    private static string OfFirst(string text, string backupFile) => Shown(text.Replace("@position", "1"), ("@path", backupFile));

    private static string Shown(string text, params (string Parameter, string Value)[] values)
    {
        foreach (var (parameter, value) in values)
        {
            text = text.Replace("= " + parameter, "= " + SqlName.Literal(value)).Replace("DATABASE " + parameter, "DATABASE " + SqlName.Quote(value))
                .Replace("MOVE " + parameter, "MOVE " + SqlName.Literal(value)).Replace("TO " + parameter, "TO " + SqlName.Literal(value))
                .Replace("(" + parameter, "(" + SqlName.Literal(value));
        }

        return text;
    }
}
