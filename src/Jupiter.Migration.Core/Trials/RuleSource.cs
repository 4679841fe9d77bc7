using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Trials;

/// <summary>Where it is said what a server has to do. A trial holds the real server against it.</summary>
internal static class RuleSource
{
    private const string Learn = "https://learn.microsoft.com/sql/";
    private const string Restore = Learn + "t-sql/statements/restore-statements-";
    private const string Options = Learn + "t-sql/statements/alter-database-transact-sql-set-options";
    private const string Own = "docs/sql-server.md";

    // The longest beginning counts.
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["Backup.Engine"] = Restore + "verifyonly-transact-sql",
        ["Compare."] = "docs/fingerprint.md",
        ["Login."] = Learn + "t-sql/statements/create-login-transact-sql",
        ["Restore."] = Restore + "transact-sql",
        ["Restore.Access"] = Options,
        ["Restore.Certificate"] = Learn + "relational-databases/security/encryption/move-a-tde-protected-database-to-another-sql-server",
        ["Restore.Checksums"] = Restore + "headeronly-transact-sql",
        ["Restore.Collation"] = Learn + "relational-databases/collations/collation-and-unicode-support",
        ["Restore.Compatibility"] = Learn + "t-sql/statements/alter-database-transact-sql-compatibility-level",
        ["Restore.Edition"] = Learn + "sql-server/editions-and-components-of-sql-server-2022",
        ["Restore.Features"] = Learn + "relational-databases/system-dynamic-management-views/sys-dm-db-persisted-sku-features-transact-sql",
        ["Restore.Header"] = Restore + "headeronly-transact-sql",
        ["Restore.Integrity"] = Learn + "t-sql/database-console-commands/dbcc-checkdb-transact-sql",
        ["Restore.MixedMode"] = Learn + "database-engine/configure-windows/change-server-authentication-mode",
        ["Restore.Options"] = Learn + "relational-databases/system-catalog-views/sys-databases-transact-sql",
        ["Restore.Origin"] = Restore + "headeronly-transact-sql",
        ["Restore.Owner"] = Learn + "t-sql/statements/alter-authorization-transact-sql",
        ["Restore.Path"] = Restore + "filelistonly-transact-sql",
        ["Restore.Space"] = Learn + "relational-databases/system-dynamic-management-views/sys-dm-os-volume-stats-transact-sql",
        ["Restore.Statistics"] = Learn + "t-sql/statements/update-statistics-transact-sql",
        ["Restore.Users"] = Learn + "sql-server/failover-clusters/troubleshoot-orphaned-users-sql-server",
        ["Trial.Backup"] = Learn + "relational-databases/backup-restore/copy-only-backups-sql-server",
        ["Trial.Lock"] = Options,
        ["Trial.Removed"] = Learn + "t-sql/statements/drop-database-transact-sql",
    };

    /// <summary>Where a rule is said.</summary>
    /// <param name="rule">Its name.</param>
    /// <returns>An address of Microsoft's documentation, or the page of this project that decides it.</returns>
    public static string Of(string rule) =>
        Sources.Where(source => rule.StartsWith(source.Key, System.StringComparison.Ordinal)).OrderByDescending(source => source.Key.Length).FirstOrDefault().Value ?? Own;
}
