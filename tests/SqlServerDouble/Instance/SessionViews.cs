using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Catalog;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Sessions as views show them.</summary>
internal static class SessionViews
{
    public static CatalogRow Session(SqlSession session) => new()
    {
        ["session_id"] = session.Id,
        ["login_time"] = Time(session.LoginTime),
        ["host_name"] = session.HostName,
        ["program_name"] = session.ProgramName,
        ["host_process_id"] = session.ProcessId,
        ["client_version"] = 7,
        ["client_interface_name"] = "Core Microsoft SqlClient Data Provider",
        ["security_id"] = session.Login.Sid,
        ["login_name"] = session.Login.Name,
        ["original_login_name"] = session.OriginalLogin.Name,
        ["original_security_id"] = session.OriginalLogin.Sid,
        ["status"] = session.Command is null ? "sleeping" : "running",
        ["last_request_start_time"] = Time(session.LastRequestStart),
        ["last_request_end_time"] = Time(session.LastRequestEnd),
        ["is_user_process"] = true,
        ["transaction_isolation_level"] = session.Settings.IsolationLevel,
        ["lock_timeout"] = session.Settings.LockTimeout,
        ["deadlock_priority"] = session.Settings.DeadlockPriority,
        ["database_id"] = session.Database.Id,
        ["open_transaction_count"] = session.TransactionCount,
    };

    /// <summary>One of the server's own, which no list of clients may show.</summary>
    public static CatalogRow SystemSession() => new()
    {
        ["session_id"] = 1,
        ["login_time"] = Time(DateTime.Now),
        ["security_id"] = new byte[] { 1 },
        ["login_name"] = "sa",
        ["original_login_name"] = "sa",
        ["original_security_id"] = new byte[] { 1 },
        ["status"] = "sleeping",
        ["last_request_start_time"] = Time(DateTime.Now),
        ["database_id"] = 1,
    };

    public static CatalogRow Connection(SqlSession session) => new()
    {
        ["session_id"] = session.Id,
        ["most_recent_session_id"] = session.Id,
        ["connect_time"] = Time(session.LoginTime),
        ["net_transport"] = "TCP",
        ["protocol_type"] = "TSQL",
        ["encrypt_option"] = "FALSE",
        ["auth_scheme"] = "SQL",
        ["client_net_address"] = "127.0.0.1",
    };

    public static CatalogRow Request(SqlSession session) => new()
    {
        ["session_id"] = session.Id,
        ["request_id"] = 0,
        ["start_time"] = Time(session.LastRequestStart),
        ["status"] = "running",
        ["command"] = session.Command,
        ["database_id"] = session.Database.Id,
        ["blocking_session_id"] = session.Instance.Locks.BlockerOf(session)?.Id ?? 0,
        ["open_transaction_count"] = session.TransactionCount,
        ["percent_complete"] = (double)(float)session.PercentComplete,
        ["estimated_completion_time"] = 0,
        ["total_elapsed_time"] = (long)(DateTime.Now - session.LastRequestStart).TotalMilliseconds,
        ["lock_timeout"] = session.Settings.LockTimeout,
        ["deadlock_priority"] = session.Settings.DeadlockPriority,
    };

    public static CatalogRow SessionTransaction(SqlSession session) => new()
    {
        ["session_id"] = session.Id,
        ["transaction_id"] = session.TransactionId,
        ["transaction_descriptor"] = BitConverter.GetBytes(session.TransactionId),
        ["enlist_count"] = 0,
        ["is_user_transaction"] = true,
        ["is_local"] = true,
        ["open_transaction_count"] = session.TransactionCount,
    };

    public static IEnumerable<CatalogRow> DatabaseTransactions(SqlSession session) =>
        session.DatabasesOfTransaction.Select(database => new CatalogRow
    {
        ["transaction_id"] = session.TransactionId,
        ["database_id"] = database.Id,
        ["database_transaction_begin_time"] = Time(session.TransactionBegin),
        ["database_transaction_type"] = 1,
        ["database_transaction_state"] = 4,
    });

    public static CatalogRow Process(SqlSession session, int thread) => new()
    {
        ["spid"] = session.Id,
        ["kpid"] = 0,
        ["blocked"] = session.Instance.Locks.BlockerOf(session)?.Id ?? 0,
        ["waittime"] = 0,
        ["lastwaittype"] = "MISCELLANEOUS".PadRight(32),
        ["dbid"] = session.Database.Id,
        ["login_time"] = Time(session.LoginTime),
        ["last_batch"] = Time(session.LastRequestStart),
        ["ecid"] = thread,
        ["open_tran"] = session.TransactionCount,
        ["status"] = (session.Command is null ? "sleeping" : "running").PadRight(30),
        ["sid"] = session.Login.Sid.Concat(new byte[Math.Max(0, 86 - session.Login.Sid.Length)]).ToArray(),
        ["hostname"] = session.HostName.PadRight(128),
        ["program_name"] = session.ProgramName.PadRight(128),
        ["hostprocess"] = session.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture).PadRight(10),
        ["cmd"] = (session.Command ?? "AWAITING COMMAND").PadRight(26),
        ["loginame"] = session.Login.Name.PadRight(128),
    };

    private static byte[] Time(DateTime value) => Moment.Of(value).Write(SqlTypes.DateTime);
}
