using System;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>Functions that tell of the session, its database and the server.</summary>
internal static class ContextFunctions
{
    public static void AddTo(FunctionRegistry registry, SqlSession session)
    {
        var instance = session.Instance;
        void Add(string name, Func<object?[], object?> function) => registry.Add(name, function, isDeterministic: false);
        Add("db_name", a => a.Length == 0 ? session.Database.Name : a[0] is long id
            ? instance.Databases.All.FirstOrDefault(one => one.Id == id)?.Name : null);
        Add("db_id", a => a.Length == 0 ? session.Database.Id : a[0] is string name && instance.Databases.Find(name) is { } database
            ? database.Id : null);
        Add("object_id", a => a[0] is string name ? ObjectNames.Find(session, name, a.Length > 1 ? (string?)a[1] : null) : null);
        Add("suser_sname", a => a.Length == 0 ? session.Login.Name : a[0] is byte[] sid
            ? instance.Principals.OfSid(sid)?.Name ?? WellKnownAccount.OfSid(sid)?.NameOn(instance.Options) : null);
        Add("original_login", _ => session.OriginalLogin.Name);
        Add("suser_name", a => a.Length == 0 ? session.Login.Name : a[0] is long id
            ? instance.Principals.All.FirstOrDefault(login => login.Id == id)?.Name : null);
        Add("suser_sid", a => a.Length == 0 ? session.Login.Sid : a[0] is string name ? instance.Principals.Find(name)?.Sid : null);
        Add("user_name", _ => session.UserIn(session.Database));
        Add("host_name", _ => session.HostName);
        Add("app_name", _ => session.ProgramName);
        Add("is_srvrolemember", a => IsRoleMember(session, a));
        Add("is_member", a => a[0] is string role ? session.Login.IsAdministrator || session.IsInRole(session.Database, role) ? 1L : 0L
            : null);
        Add("has_dbaccess", a => a[0] is string name && instance.Databases.Find(name) is { } database
            ? database.State == DatabaseState.Online && session.MayUse(database) ? 1L : 0L : null);
        Add("has_perms_by_name", a => HasPermission(session, a));
        Add("fulltextserviceproperty", a => a[0] is string name && name.Equals("IsFullTextInstalled", StringComparison.OrdinalIgnoreCase)
            ? instance.Options.HasFullText ? 1L : 0L : throw SqlException.Unknown("a property of full-text search"));
        Add("serverproperty", a => a[0] is string name ? ServerProperties.Of(instance, name) : null);
        Add("loginproperty", a => a[0] is string login && a[1] is string name ? ServerProperties.OfLogin(session, login, name) : null);
        Add("databasepropertyex", a => a[0] is string database && a[1] is string name
            ? ServerProperties.OfDatabase(instance, database, name) : null);
        Add("now", a => NowOf(SqlTypes.OfCode((long)a[0]!), (long)a[1]! != 0));
        Add("user_function", _ => throw SqlException.Unknown("what a user-defined function does"));
        Add("newid", _ => Guid.NewGuid().ToByteArray());
        Add("identity", a => session.NextIdentity((int)(long)a[0]!, (long)a[1]!));
        Add("rowversion", a => RowVersion(instance, (int)(long)a[0]!));
        Add("alive", _ =>
        {
            session.Connection.Cancellation.ThrowIfCancellationRequested();
            return 1L;
        });
        Add("global", a => GlobalOf(session, (string)a[0]!));
    }

    private static object? GlobalOf(SqlSession session, string name) => name switch
    {
        "@@SPID" => (long)session.Id,
        "@@TRANCOUNT" => (long)session.TransactionCount,
        "@@ROWCOUNT" => session.LastRowCount,
        "@@ERROR" => (long)session.LastError,
        "@@LOCK_TIMEOUT" => (long)session.Settings.LockTimeout,
        "@@MAX_CONNECTIONS" => 32767L,
        "@@MICROSOFTVERSION" =>
            ((long)session.Instance.Facts.Version.Major << 24) | ((long)session.Instance.Facts.Version.Minor << 16) | (
            uint)session.Instance.Facts.Version.Build,
        "@@SERVERNAME" => session.Instance.ServerName,
        "@@SERVICENAME" => session.Instance.Options.InstanceName ?? "MSSQLSERVER",
        "@@VERSION" => session.Instance.Facts.ProductName,
        "@@LANGUAGE" => session.OriginalLogin.DefaultLanguage,
        "@@IDENTITY" => session.LastIdentity is { } identity ? new ExactNumber(identity, 0).Write(SqlTypes.Decimal(38, 0)) : null,
        _ => throw SqlException.Unknown(name),
    };

    private static long? IsRoleMember(SqlSession session, object?[] a)
    {
        var login = a.Length > 1 ? session.Instance.Principals.FindLogin((string?)a[1] ?? "") : session.Login;
        return a[0] is not string role || login is null
            || !(ServerPrincipals.IsRole(role) || role.Equals("public", StringComparison.OrdinalIgnoreCase))
            ? null
            : login.IsAdministrator || login.Roles.Contains(role) || role.Equals("public", StringComparison.OrdinalIgnoreCase) ? 1L : 0L;
    }

    private static long? HasPermission(SqlSession session, object?[] a)
    {
        if (a[2] is not string permission)
        {
            return null;
        }

        if (session.Login.IsAdministrator)
        {
            return 1L;
        }

        return (permission.ToUpperInvariant(), a[1]) switch
        {
            ("CREATE ANY DATABASE" or "ALTER ANY DATABASE", null) => session.Login.Roles.Contains("dbcreator") ? 1L : 0L,
            ("VIEW SERVER STATE" or "CONTROL SERVER" or "ALTER ANY CONNECTION" or "SHUTDOWN", null) => 0L,
            ("VIEW ANY DATABASE" or "CONNECT SQL", null) => 1L,
            ("ALTER ANY LOGIN", null) => session.Login.Roles.Contains("securityadmin") ? 1L : 0L,
            (_, string kind) when kind.Equals("DATABASE", StringComparison.OrdinalIgnoreCase) =>
                session.Instance.Databases.Find((string?)a[0] ?? session.Database.Name) is { } database
                    && (session.IsOwnerOf(database) || session.IsInRole(database, "db_owner")) ? 1L : 0L,
            _ => throw SqlException.Unknown("the permission " + permission),
        };
    }

    private static byte[] NowOf(SqlType type, bool isUtc) =>
        (isUtc ? Moment.Of(DateTime.UtcNow) : Moment.Of(DateTimeOffset.Now)).Write(type);

    private static byte[] RowVersion(SqlServerInstance instance, int databaseId)
    {
        var bytes = BitConverter.GetBytes(instance.Databases.All.First(database => database.Id == databaseId).NextRowVersion());
        Array.Reverse(bytes);
        return bytes;
    }
}
