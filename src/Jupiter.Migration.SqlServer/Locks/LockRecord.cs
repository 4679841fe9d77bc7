using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.SqlServer.Connections;
using Jupiter.Migration.SqlServer.Instance;
using Jupiter.Migration.SqlServer.Statements;

namespace Jupiter.Migration.SqlServer.Locks;

/// <summary>
/// What is found in a database before it is locked, kept in the database itself as the extended property Jupiter.Lock: so it is there
/// for whoever unlocks, from whatever computer and after whatever crash.
/// </summary>
internal sealed class LockRecord
{
    private const string CurrentSchema = "jupiter.sqlserver-lock/1";
    private const int Longest = 3750;

    private static readonly JsonTypeInfo<LockRecord> Type =
        new LockJson(new JsonSerializerOptions(ReadableJson.Options()) { WriteIndented = false }).LockRecord;

    private static readonly JsonFile<LockRecord> Format = new("LockRecord", CurrentSchema, 1 << 16, Type);

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>When it was locked.</summary>
    public required DateTimeOffset LockedAt { get; init; }

    /// <summary>Account that locked it.</summary>
    public required string LockedBy { get; init; }

    /// <summary>Computer from which it was locked.</summary>
    public required string LockedFrom { get; init; }

    /// <summary>Who was let in before: 0 everybody, 1 one session, 2 owners and administrators.</summary>
    public required byte UserAccess { get; init; }

    /// <summary>Whether it was read-only before.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>Whether statistics were updated in the background before.</summary>
    public required bool UpdatesStatisticsAsynchronously { get; init; }

    /// <summary>Logins that were connected before, one line each: whoever takes the backup can't see them any more.</summary>
    public IReadOnlyList<RecordedLogin>? Used { get; set; }

    /// <summary>Whether there were more than the record has room for.</summary>
    public bool IsCut { get; set; }

    /// <summary>What was found, for people.</summary>
    [JsonIgnore]
    public string StateBefore => DatabaseRow.AccessText(UserAccess, IsReadOnly) + (UpdatesStatisticsAsynchronously ? ", AUTO_UPDATE_STATISTICS_ASYNC" : "");

    /// <summary>The record of a database as it is now.</summary>
    /// <param name="database">The database.</param>
    /// <param name="left">What a lock that broke off recorded, or null.</param>
    /// <param name="used">The logins that are connected now.</param>
    /// <returns>The record.</returns>
    public static LockRecord Of(DatabaseRow database, LockRecord? left, IReadOnlyList<RecordedLogin> used)
    {
        var record = Of(database, left);
        record.Used = [.. (left?.Used ?? []).Concat(used).GroupBy(login => Convert.ToBase64String(login.Sid)).Select(same => same.First())];
        record.IsCut = left?.IsCut == true;
        while (record.ToJson().Length > Longest)
        {
            record.Used = [.. record.Used.Take(record.Used.Count - 1)];
            record.IsCut = true;
        }

        return record;
    }

    private static LockRecord Of(DatabaseRow database, LockRecord? left) => new()
    {
        LockedAt = RunClock.Now,
        LockedBy = Environment.UserName,
        LockedFrom = Environment.MachineName,
        UserAccess = left?.UserAccess ?? database.UserAccess,
        IsReadOnly = left?.IsReadOnly ?? database.IsReadOnly,
        UpdatesStatisticsAsynchronously = left?.UpdatesStatisticsAsynchronously ?? database.UpdatesStatisticsAsynchronously,
    };

    /// <summary>Reads the record of the database that a session is in.</summary>
    /// <param name="session">The session.</param>
    /// <param name="database">Name of the database, for errors.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The record, or null when there is none.</returns>
    public static LockRecord? Read(ServerSession session, string database, CancellationToken cancellation) =>
        session.Scalar(Statement.Text("Locks/read-record"), cancellation) is string json
            ? Format.Parse(database, Encoding.UTF8.GetBytes(json))
            : null;

    /// <summary>The record as it is kept.</summary>
    /// <returns>JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Type);

    /// <summary>The record as the parameter of the statement that writes it.</summary>
    /// <returns>The parameter.</returns>
    public SqlParameter ToParameter() => new("@record", SqlDbType.NVarChar, Longest) { Value = ToJson() };

    /// <summary>What is told of the lock.</summary>
    /// <param name="database">Name of the database.</param>
    /// <param name="isLocked">Whether it is locked now.</param>
    /// <returns>The lock.</returns>
    public DatabaseLock Describe(string database, bool isLocked) => new()
    {
        Database = database,
        IsLocked = isLocked,
        LockedAt = LockedAt,
        LockedBy = LockedBy,
        LockedFrom = LockedFrom,
        StateBefore = StateBefore,
    };
}

/// <summary>Serialises lock records.</summary>
[JsonSerializable(typeof(LockRecord))]
internal sealed partial class LockJson : JsonSerializerContext;
