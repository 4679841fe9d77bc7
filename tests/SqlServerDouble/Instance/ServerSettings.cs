using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>
/// What sp_configure sets ("sp_configure (Transact-SQL)", "RECONFIGURE (Transact-SQL)"): a value counts from RECONFIGURE on, and advanced options do not
/// exist while they are not shown (15123).
/// </summary>
internal sealed class ServerSettings
{
    public const string MaxMemory = "max server memory (MB)";
    private const string ShowAdvanced = "show advanced options";
    private readonly Dictionary<string, long> _set = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _inUse = new(StringComparer.Ordinal);

    public long InUse(string name, long installed)
    {
        lock (_set)
        {
            return _inUse.TryGetValue(name, out var value) ? value : installed;
        }
    }

    public static void Configure(BatchRun run, string name, object? value)
    {
        Rights.Require(run, "serveradmin", 15247, "User does not have permission to perform this action.");
        var settings = run.Instance.Settings;
        if (name is not (ShowAdvanced or MaxMemory))
        {
            throw SqlException.Unknown("the option " + name);
        }

        if (name == MaxMemory && settings.InUse(ShowAdvanced, 0) == 0)
        {
            throw new SqlException(15123, 16, $"The configuration option '{name}' does not exist, or it may be an advanced option.");
        }

        var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        if (number < (name == MaxMemory ? 128 : 0) || number > (name == MaxMemory ? int.MaxValue : 1))
        {
            throw new SqlException(15129, 16, $"'{number}' is not a valid value for configuration option '{name}'.");
        }

        lock (settings._set)
        {
            settings._set[name] = number;
        }

        run.Done();
    }

    public static void Reconfigure(BatchRun run)
    {
        Rights.Require(run, "serveradmin", 15247, "User does not have permission to perform this action.");
        Rights.RequireNoTransaction(run, 574, "CONFIG statement cannot be used inside a user transaction.");
        var settings = run.Instance.Settings;
        lock (settings._set)
        {
            foreach (var (name, value) in settings._set)
            {
                settings._inUse[name] = value;
            }
        }

        run.Done();
    }
}
