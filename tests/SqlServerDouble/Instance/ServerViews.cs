using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The rows of the views that are filled when a query names them.</summary>
internal static class ServerViews
{
    public static IEnumerable<CatalogRow> RowsOf(SystemView view, SqlSession session, DatabaseModel database)
    {
        var instance = session.Instance;
        var sessions = session.Login.IsAdministrator ? instance.Databases.Sessions : [session];
        return view.Name switch
        {
            "databases" => instance.Databases.All.Select(Database),
            "master_files" => instance.Databases.All.SelectMany(Files),
            "database_files" => Files(database),
            // The service master key stands in master, and nobody sees it without VIEW DEFINITION (sys.symmetric_keys, "Metadata Visibility Configuration").
            "symmetric_keys" => database.Name == "master" && session.Login.IsAdministrator ? [ServiceMasterKey(database)] : [],
            "partitions" => Partitions(session, database),
            "server_principals" => instance.Principals.All.ToArray().Select(Principal),
            "sql_logins" => instance.Principals.All.Where(login => login.Type == 'S').ToArray().Select(Principal),
            "server_role_members" => instance.Principals.All.ToArray().SelectMany(login => login.Roles.Select(role => new CatalogRow
            {
                ["role_principal_id"] = instance.Principals.Find(role)!.Id, ["member_principal_id"] = login.Id,
            })),
            "configurations" => Configurations(instance),
            "database_recovery_status" => instance.Databases.All.Select(RecoveryStatus),
            "syslanguages" => Language.All.Select(LanguageRow),
            "dm_exec_sessions" => sessions.Select(SessionViews.Session).Prepend(SessionViews.SystemSession()).Concat(WindowsSession.Of(session).Select(one => one.Session)),
            "dm_exec_connections" => sessions.Select(SessionViews.Connection),
            "dm_exec_requests" => sessions.Where(one => one.Command is not null).Select(SessionViews.Request),
            "dm_tran_session_transactions" => sessions.Where(one => one.TransactionCount > 0).Select(SessionViews.SessionTransaction),
            "dm_tran_database_transactions" =>
                sessions.Where(one => one.TransactionCount > 0).SelectMany(SessionViews.DatabaseTransactions),
            "sysprocesses" => sessions.SelectMany(one => Enumerable.Range(0, 1 + instance.Faults.ParallelThreads).Select(thread => SessionViews.Process(one, thread)))
                .Concat(WindowsSession.Of(session).Select(one => one.Process)),
            "dm_os_sys_info" => session.Login.IsAdministrator
                ? [SystemInformation(instance)]
                : throw new SqlException(300, 14, "VIEW SERVER STATE permission was denied on object 'server', database 'master'."),
            "dm_os_volume_stats" => instance.Databases.All.SelectMany(one => one.Files.Select(file => Volume(instance, one, file))),
            _ => TraitViews.RowsOf(view.Name, instance, database) ?? InstanceSurroundings.RowsOf(view.Name, instance, database),
        };
    }

    private static CatalogRow Database(DatabaseModel database) => new()
    {
        ["name"] = database.Name,
        ["database_id"] = database.Id,
        ["owner_sid"] = database.OwnerSid,
        ["create_date"] = Moment.Of(database.CreateDate).Write(SqlTypes.DateTime),
        ["compatibility_level"] = database.CompatibilityLevel,
        ["collation_name"] = database.State == DatabaseState.Online ? database.Collation.Name : null,
        ["user_access"] = (int)database.Access,
        ["user_access_desc"] = database.Access.ToString().ToUpperInvariant() + "_USER",
        ["is_read_only"] = database.IsReadOnly,
        ["is_published"] = false,
        ["is_subscribed"] = false,
        ["is_merge_published"] = false,
        ["is_distributor"] = false,
        ["is_auto_close_on"] = database.Traits.IsAutoClose,
        ["is_auto_shrink_on"] = database.Traits.IsAutoShrink,
        ["state"] = (int)database.State,
        ["state_desc"] = DatabaseOptions.StateText(database.State),
        ["snapshot_isolation_state"] = database.IsSnapshotAllowed ? 1 : 0,
        ["snapshot_isolation_state_desc"] = database.IsSnapshotAllowed ? "ON" : "OFF",
        ["is_read_committed_snapshot_on"] = database.IsReadCommittedSnapshot,
        ["recovery_model"] = database.RecoveryModel,
        ["recovery_model_desc"] = database.RecoveryModel switch { 1 => "FULL", 2 => "BULK_LOGGED", _ => "SIMPLE" },
        ["page_verify_option"] = database.Traits.PageVerify,
        ["page_verify_option_desc"] = database.Traits.PageVerify switch { 0 => "NONE", 1 => "TORN_PAGE_DETECTION", _ => "CHECKSUM" },
        ["is_auto_create_stats_on"] = true,
        ["is_auto_update_stats_on"] = true,
        ["is_auto_update_stats_async_on"] = database.IsAsyncStatistics,
        ["is_trustworthy_on"] = database.Traits.IsTrustworthy,
        ["is_db_chaining_on"] = database.Traits.IsChained,
        ["is_master_key_encrypted_by_server"] = database.Traits.HasOpenMasterKey,
        ["is_cdc_enabled"] = database.Traits.IsCaptured,
        ["is_query_store_on"] = database.Traits.HasQueryStore,
        ["is_encrypted"] = database.Traits.CertificateThumbprint is not null,
        ["is_broker_enabled"] = database.Traits.IsBrokerEnabled,
        ["is_honor_broker_priority_on"] = database.Traits.HonorsBrokerPriority,
        ["service_broker_guid"] = database.Traits.BrokerGuid.ToByteArray(),
        ["log_reuse_wait"] = 0,
        ["log_reuse_wait_desc"] = "NOTHING",
        ["containment"] = database.Traits.IsContained ? 1 : 0,
        ["containment_desc"] = database.Traits.IsContained ? "PARTIAL" : "NONE",
    };

    private static IEnumerable<CatalogRow> Files(DatabaseModel database)
    {
        // No file of SQL Server is smaller than some megabytes.
        var size = File.Exists(database.Path) ? Math.Max(288, (new FileInfo(database.Path).Length / 8192) + 256) : 288;
        return database.Files.Select(file => new CatalogRow
        {
            ["database_id"] = database.Id,
            ["file_id"] = file.FileId,
            ["file_guid"] = file.Guid.ToByteArray(),
            ["type"] = file.IsLog ? 1 : 0,
            ["type_desc"] = file.IsLog ? "LOG" : "ROWS",
            ["data_space_id"] = file.IsLog ? 0 : 1,
            ["name"] = file.LogicalName,
            ["physical_name"] = file.PhysicalName,
            ["state"] = (int)database.State,
            ["state_desc"] = DatabaseOptions.StateText(database.State),
            ["size"] = file.IsLog ? database.Traits.LogBytes / 8192 : size,
            ["max_size"] = file.IsLog ? 268435456 : -1,
            ["growth"] = 128,
            ["is_read_only"] = false,
        });
    }

    private static IEnumerable<CatalogRow> Partitions(SqlSession session, DatabaseModel database)
    {
        var catalog = session.Catalog(database);
        foreach (var group in catalog.Query("object_id, index_id", "indexes", "1 ORDER BY object_id, index_id").GroupBy(row =>
            (long)row[0]!))
        {
            var rows = (long)session.Connection.Scalar($"SELECT count(*) FROM {database.Alias}.t{group.Key}")!;
            foreach (var index in group)
            {
                yield return new CatalogRow
                {
                    ["partition_id"] = (72057594000000000L + (group.Key * 16)) + (long)index[1]!,
                    ["object_id"] = group.Key,
                    ["index_id"] = index[1],
                    ["partition_number"] = 1,
                    ["hobt_id"] = (72057594000000000L + (group.Key * 16)) + (long)index[1]!,
                    ["rows"] = rows,
                    ["filestream_filegroup_id"] = 0,
                    ["data_compression"] = 0,
                    ["data_compression_desc"] = "NONE",
                };
            }
        }
    }

    private static CatalogRow Principal(ServerLogin login) => new()
    {
        ["name"] = login.Name,
        ["principal_id"] = login.Id,
        ["sid"] = login.Sid,
        ["type"] = login.Type.ToString(),
        ["type_desc"] = login.TypeDescription,
        ["is_disabled"] = login.IsDisabled,
        ["create_date"] = Moment.Of(login.CreateDate).Write(SqlTypes.DateTime),
        ["modify_date"] = Moment.Of(login.CreateDate).Write(SqlTypes.DateTime),
        ["default_database_name"] = login.DefaultDatabase,
        ["default_language_name"] = login.DefaultLanguage,
        ["owning_principal_id"] = login.Type == 'R' ? 1 : null,
        ["is_fixed_role"] = login.Type == 'R' && login.Id > 2,
        ["is_policy_checked"] = login.ChecksPolicy,
        ["is_expiration_checked"] = login.ChecksExpiration,
        ["password_hash"] = login.PasswordHash,
    };

    private static IEnumerable<CatalogRow> Configurations(SqlServerInstance instance)
    {
        CatalogRow One(int id, string name, long value, string description) => new()
        {
            ["configuration_id"] = id,
            ["name"] = name,
            ["value"] = VariantBody.OfInt(value, instance.Facts.Collation),
            ["minimum"] = VariantBody.OfInt(0, instance.Facts.Collation),
            ["maximum"] = VariantBody.OfInt(int.MaxValue, instance.Facts.Collation),
            ["value_in_use"] = VariantBody.OfInt(value, instance.Facts.Collation),
            ["description"] = description,
            ["is_dynamic"] = true,
            ["is_advanced"] = true,
        };
        return
        [
            One(124, "default language", Language.Find(instance.Options.DefaultLanguage)!.Id, "default language"),
            One(1544, ServerSettings.MaxMemory, instance.Settings.InUse(ServerSettings.MaxMemory, int.MaxValue), "Maximum size of server memory (MB)"),
            One(1543, "min server memory (MB)", 0, "Minimum size of server memory (MB)"),
            One(1539, "max degree of parallelism", 0, "maximum degree of parallelism"),
            One(1579, "backup compression default", 0, "Enable compression of backups by default"),
            One(16390, "xp_cmdshell", 0, "Enable or disable command shell"),
            .. instance.Facts.Major < 11 ? [] : new[] { One(16393, "contained database authentication", instance.Options.LetsContainedUsersIn ? 1 : 0, "Enables contained databases and contained authentication") },
        ];
    }

    private static CatalogRow LanguageRow(Language language) => new()
    {
        ["langid"] = language.Id,
        ["dateformat"] = language.DateFormat,
        ["datefirst"] = language.Id == 0 ? 7 : 1,
        ["upgrade"] = 0,
        ["name"] = language.Name,
        ["alias"] = language.Alias,
        ["lcid"] = language.Lcid,
        ["msglangid"] = language.Lcid,
    };

    private static CatalogRow RecoveryStatus(DatabaseModel database) => new()
    {
        ["database_id"] = database.Id,
        ["database_guid"] = database.DatabaseGuid.ToByteArray(),
        ["family_guid"] = database.FamilyGuid.ToByteArray(),
        ["recovery_fork_guid"] = database.ForkGuid.ToByteArray(),
        ["first_recovery_fork_guid"] = database.ForkGuid.ToByteArray(),
    };

    // The double is as old as its process, on a computer that was started before it.
    private static CatalogRow ServiceMasterKey(DatabaseModel master) => new()
    {
        ["name"] = "##MS_ServiceMasterKey##",
        ["symmetric_key_id"] = 102,
        ["key_length"] = 256,
        ["create_date"] = Moment.Of(master.CreateDate).Write(SqlTypes.DateTime),
        ["key_guid"] = master.DatabaseGuid.ToByteArray(),
    };

    private static CatalogRow SystemInformation(SqlServerInstance instance)
    {
        var age = DateTime.Now - System.Diagnostics.Process.GetCurrentProcess().StartTime;
        var startTime = (long)instance.Options.StartTime.TotalMilliseconds;
        return new CatalogRow
        {
            ["cpu_ticks"] = System.Diagnostics.Stopwatch.GetTimestamp(),
            ["ms_ticks"] = startTime + (long)age.TotalMilliseconds,
            ["cpu_count"] = Environment.ProcessorCount,
            ["hyperthread_ratio"] = 1,
            ["sqlserver_start_time_ms_ticks"] = startTime,
            ["sqlserver_start_time"] = Moment.Of(DateTime.Now - age).Write(SqlTypes.DateTime),
        };
    }

    private static CatalogRow Volume(SqlServerInstance instance, DatabaseModel database, DatabaseFileFacts file)
    {
        var isOnLinux = instance.Options.IsOnLinux;
        return new CatalogRow
        {
            ["database_id"] = database.Id,
            ["file_id"] = file.FileId,
            ["volume_mount_point"] = isOnLinux ? null : VolumeOf(file.PhysicalName),
            ["volume_id"] = isOnLinux ? null : @"\\?\Volume{00000000-0000-0000-0000-000000000001}\",
            ["logical_volume_name"] = isOnLinux ? null : "",
            ["file_system_type"] = isOnLinux ? null : "NTFS",
            ["total_bytes"] = Disk.TotalBytes(instance),
            ["available_bytes"] = Disk.FreeBytes(instance),
        };
    }

    private static string VolumeOf(string path) => Path.GetPathRoot(path) is { Length: > 0 } root ? root
        : path.Length > 2 && path[1] == ':' ? path[..3] : "/";
}
