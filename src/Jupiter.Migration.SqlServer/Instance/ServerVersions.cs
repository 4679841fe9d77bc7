using System;
using System.Collections.Generic;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>What follows from the version of a SQL Server.</summary>
internal static class ServerVersions
{
    /// <summary>2008 R2, the oldest that this module works with.</summary>
    public static readonly Version Oldest = new(10, 50);

    private static readonly (Version Server, int Database)[] InternalVersions =
    [
        (new(10, 50), 661), (new(11, 0), 706), (new(12, 0), 782), (new(13, 0), 852), (new(14, 0), 869), (new(15, 0), 904), (new(16, 0), 957),
    ];

    /// <summary>The newest internal version of a database that a server restores; null for a server that is newer than this list.</summary>
    /// <param name="server">Version of the server.</param>
    /// <returns>The internal version.</returns>
    public static int? NewestDatabase(Version server)
    {
        int? found = null;
        foreach (var (version, database) in InternalVersions)
        {
            found = server >= version ? database : found;
        }

        return server.Major > InternalVersions[InternalVersions.Length - 1].Server.Major ? null : found;
    }

    /// <summary>How much data one database of Express may hold, in bytes.</summary>
    /// <param name="server">Version of the server.</param>
    /// <returns>The limit.</returns>
    public static long ExpressLimitBytes(Version server) => (server.Major >= 17 ? 50L : 10L) << 30;
}
