using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Options;

/// <summary>
/// The options of a database that are recorded with its backup and compared after the restore (clause R4b). What RESTORE takes away is what
/// Microsoft documents: sys.databases, "TRUSTWORTHY database property", "RESTORE Arguments", "CREATE MASTER KEY".
/// </summary>
internal static class DatabaseOptions
{
    /// <summary>The features that only some editions have, as a list.</summary>
    public const string Features = "features";

    /// <summary>The certificate that the pages are encrypted with, by its thumbprint.</summary>
    public const string Certificate = "certificate";

    /// <summary>Whether changes are captured: a restore drops all of that unless it is told not to.</summary>
    public const string Capture = "is_cdc_enabled";

    /// <summary>What is switched on.</summary>
    public const string On = "ON";

    private const string Set = "ALTER DATABASE [$(database)] SET ";

    /// <summary>Every option that is compared.</summary>
    public static IReadOnlyList<DatabaseOption> All { get; } =
    [
        new("is_broker_enabled", OptionFate.PutBack, Set + "ENABLE_BROKER WITH ROLLBACK IMMEDIATE;"),
        new("is_honor_broker_priority_on", OptionFate.Administrator, Set + "HONOR_BROKER_PRIORITY $(value);"),
        new("is_trustworthy_on", OptionFate.Administrator, Set + "TRUSTWORTHY $(value);"),
        new("is_db_chaining_on", OptionFate.Administrator, Set + "DB_CHAINING $(value);"),
        new("is_master_key_encrypted_by_server", OptionFate.Administrator,
            "USE [$(database)]; OPEN MASTER KEY DECRYPTION BY PASSWORD = '...'; ALTER MASTER KEY ADD ENCRYPTION BY SERVICE MASTER KEY;"),
        new(Capture, OptionFate.NeedsServer, "USE [$(database)]; EXEC sys.sp_cdc_add_job N'capture'; EXEC sys.sp_cdc_add_job N'cleanup';"),
        new("has_fulltext_index", OptionFate.Kept, ""),
        new("has_filestream", OptionFate.Kept, ""),
        new("is_encrypted", OptionFate.Kept, Set + "ENCRYPTION $(value);"),
        new("containment_desc", OptionFate.Kept, Set + "CONTAINMENT = $(value);"),
        new("recovery_model_desc", OptionFate.Kept, Set + "RECOVERY $(value);"),
        new("page_verify_option_desc", OptionFate.Kept, Set + "PAGE_VERIFY $(value);"),
        new("is_auto_close_on", OptionFate.Kept, Set + "AUTO_CLOSE $(value);"),
        new("is_auto_shrink_on", OptionFate.Kept, Set + "AUTO_SHRINK $(value);"),
        new("is_auto_create_stats_on", OptionFate.Kept, Set + "AUTO_CREATE_STATISTICS $(value);"),
        new("is_auto_update_stats_on", OptionFate.Kept, Set + "AUTO_UPDATE_STATISTICS $(value);"),
        new("snapshot_isolation_state_desc", OptionFate.Kept, Set + "ALLOW_SNAPSHOT_ISOLATION $(value);"),
        new("is_read_committed_snapshot_on", OptionFate.Kept, Set + "READ_COMMITTED_SNAPSHOT $(value) WITH ROLLBACK IMMEDIATE;"),
        new("is_change_tracking_on", OptionFate.Kept, Set + "CHANGE_TRACKING = $(value);"),
        new("is_query_store_on", OptionFate.Kept, Set + "QUERY_STORE = $(value);"),
    ];

    /// <summary>Reads the options of the session's database, with the features that it uses.</summary>
    /// <param name="session">A session in the database.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Names and values; one that this account may not see is not among them.</returns>
    public static IReadOnlyDictionary<string, string> Read(ServerSession session, CancellationToken cancellation)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (statement, since) in new[] { ("Options/database", 10), ("Options/containment", 11), ("Options/query-store", 13) })
        {
            if (session.ServerVersion.Major >= since)
            {
                session.Query(Statement.Text(statement), row => Add(options, row), cancellation);
            }
        }

        if (Seen(() => session.Query(Statement.Text("Options/features"), row => row.GetString(0), cancellation)) is { } features)
        {
            options[Features] = string.Join(", ", features);
        }

        if (options.TryGetValue("is_encrypted", out var isEncrypted) && isEncrypted == On
            && Seen(() => session.Query(Statement.Text("Options/certificate"), row => Hexadecimal.Of((byte[])row.GetValue(0)), cancellation))
                is [var thumbprint])
        {
            options[Certificate] = thumbprint;
        }

        return options;
    }

    /// <summary>The names in a list of features.</summary>
    /// <param name="options">What was recorded.</param>
    /// <returns>The names; null when they could not be seen.</returns>
    public static IReadOnlyList<string>? FeaturesOf(IReadOnlyDictionary<string, string> options) =>
        options.TryGetValue(Features, out var list) ? list.Split([", "], StringSplitOptions.RemoveEmptyEntries) : null;

    /// <summary>Whether an option was on.</summary>
    /// <param name="options">What was recorded.</param>
    /// <param name="name">The option.</param>
    /// <returns>Whether it was.</returns>
    public static bool IsOn(this IReadOnlyDictionary<string, string> options, string name) => options.TryGetValue(name, out var value) && value == On;

    private static bool Add(SortedDictionary<string, string> options, SqlDataReader row)
    {
        foreach (var i in Enumerable.Range(0, row.FieldCount).Where(i => !row.IsDBNull(i)))
        {
            options[row.GetName(i)] = row.GetValue(i) is bool isOn ? isOn ? On : "OFF" : row.GetString(i);
        }

        return true;
    }

    private static List<T>? Seen<T>(Func<List<T>> read)
    {
        try
        {
            return read();
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.ServerPermissionDenied))
        {
            return null;
        }
    }
}
