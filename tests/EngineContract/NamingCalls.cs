using System;
using System.Collections.Generic;
using System.Threading;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.EngineContract;

/// <summary>The calls of an instance that name a database which must be there.</summary>
internal static class NamingCalls
{
    /// <summary>Each call by the name of the member: the instance, the database, a backup that may be written.</summary>
    public static IReadOnlyDictionary<string, Action<IDatabaseInstance, string, string>> All { get; } =
        new Dictionary<string, Action<IDatabaseInstance, string, string>>
        {
            ["WriteBackup"] = (instance, name, path) => instance.WriteBackup(name, path, new QuietObserver(), CancellationToken.None),
            ["OpenContent"] = (instance, name, _) => instance.OpenContent(name, CancellationToken.None).Dispose(),
            ["CheckIntegrity"] = (instance, name, _) => instance.CheckIntegrity(name, CancellationToken.None),
            ["Rename"] = (instance, name, _) => instance.Rename(name, "renamed"),
            ["Drop"] = (instance, name, _) => instance.Drop(name),
            ["Lock"] = (instance, name, _) => instance.Lock(name, CancellationToken.None),
            ["Unlock"] = (instance, name, _) => instance.Unlock(name, CancellationToken.None),
            ["GetClients"] = (instance, name, _) => instance.GetClients(name, CancellationToken.None),
            ["QueryScalar"] = (instance, name, _) => instance.QueryScalar(name, "SELECT 1", CancellationToken.None),
            ["QueryRows"] = (instance, name, _) => instance.QueryRows(name, "SELECT 1", 1, CancellationToken.None),
        };
}
