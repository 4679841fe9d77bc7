using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>An old and a new SQL Server, a database on the old one, and a session that knows them as $old, $new, $access and $root.</summary>
public sealed class SqlServerVenue : IDisposable
{
    public SqlServerVenue()
    {
        Old.MakeDatabase("Jupiter");
        Directory.CreateDirectory(Folder["backups"]);
        Run("$null", ("old", Old.Address), ("new", New.Address), ("access", ServerDouble.Access), ("root", Folder.Path));
    }

    internal ServerDouble Old { get; } = new(SqlServerVersion.Sql2008R2);

    internal ServerDouble New { get; } = new(SqlServerVersion.Sql2022);

    internal TempFolder Folder { get; } = new();

    internal HostedSession Session { get; } = new();

    internal IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] parameters) => Session.Run(script, parameters);

    /// <summary>Both servers and the folder, as they are.</summary>
    internal IReadOnlyList<string> Describe() => [.. Old.Describe(), .. New.Describe(), .. Folder.Listing()];

    public void Dispose()
    {
        Session.Dispose();
        New.Dispose();
        Old.Dispose();
        Folder.Dispose();
    }
}
