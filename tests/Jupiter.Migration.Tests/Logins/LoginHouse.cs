using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Logins;

/// <summary>An old server with a database and logins of every kind, a new one with the database restored, and a session with a certificate.</summary>
public sealed class LoginHouse : IDisposable
{
    /// <summary>A name that would do harm if it were not quoted.</summary>
    public const string Hostile = "x]; DROP LOGIN [y]--";

    public const string Waiter = "Официант Ёлкин";

    public const string OldPassword = "Борщ'2008]";

    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();
    private readonly X509Certificate2 _certificate = DocumentCertificate.Make();

    public LoginHouse()
    {
        MakeLogins();
        New.MakeDatabase("Other");
        New.Execute($"CREATE LOGIN y WITH PASSWORD = N'{SqlText.Password.Replace("'", "''", StringComparison.Ordinal)}', CHECK_POLICY = OFF");
        File.WriteAllBytes(_folder["night.cer"], _certificate.Export(X509ContentType.Cert));
        Run(
            "Backup-JupiterDatabase $old Jupiter $root/night.bak @access | Restore-JupiterDatabase $new @access | Out-Null",
            ("old", Old.Address),
            ("new", New.Address),
            ("access", ServerDouble.Access),
            ("root", _folder.Path),
            ("file", _folder["logins.cms"]),
            ("certificate", _certificate));
    }

    internal ServerDouble Old { get; } = new(SqlServerVersion.Sql2008R2);

    internal ServerDouble New { get; } = new(SqlServerVersion.Sql2022);

    internal string FilePath => _folder["logins.cms"];

    internal TempFolder Folder => _folder;

    internal X509Certificate2 Certificate => _certificate;

    /// <summary>The logins that the database needs, by name.</summary>
    public static string[] Needed { get; } = [@"JUPITER\manager", "jupiter", "off", "owner", Hostile, Waiter];

    internal IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] parameters) => _session.Run(script, parameters);

    internal ErrorRecord RunExpectingError(string script, params (string Name, object? Value)[] parameters) =>
        _session.RunExpectingError(script, parameters);

    internal PSObject Export(string arguments = "Jupiter") => Run($"Export-JupiterLogin $old {arguments} -LiteralPath $file -To $certificate @access").Single();

    /// <summary>Imports and gives a line a login: its name, status and what was found.</summary>
    internal Dictionary<string, (string Status, string Actual, string Evidence)> Import(string arguments = "") =>
        Run($"Import-JupiterLogin $new $file -To $certificate @access {arguments} | Where-Object Id -eq Login.Import").ToDictionary(
            check => check.Properties["Subject"].Value.ToString()!,
            check => (check.Properties["Status"].Value.ToString()!, check.Properties["Actual"].Value.ToString()!, check.Properties["Evidence"].Value.ToString()!));

    /// <summary>The needed logins as a server has them, with their roles.</summary>
    internal static IReadOnlyList<string> LoginsOn(ServerDouble server) =>
        [.. server.Lines(SqlText.Logins).Concat(server.Lines(SqlText.Roles)).Where(line => Needed.Contains(line.Split('|')[0])).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _session.Dispose();
        _certificate.Dispose();
        New.Dispose();
        Old.Dispose();
        _folder.Dispose();
    }

    private void MakeLogins()
    {
        var password = "N'" + OldPassword.Replace("'", "''", StringComparison.Ordinal) + "'";
        Old.MakeDatabase("Jupiter");
        Old.MakeDatabase("Other");
        foreach (var statement in new[]
        {
            $"CREATE LOGIN jupiter WITH PASSWORD = {password}, CHECK_POLICY = OFF, DEFAULT_DATABASE = Jupiter",
            "EXEC sp_addsrvrolemember N'jupiter', N'dbcreator'",
            "EXEC sp_addsrvrolemember N'jupiter', N'processadmin'",
            $"CREATE LOGIN {SqlText.Quote(Waiter)} WITH PASSWORD = {password}, CHECK_POLICY = ON, CHECK_EXPIRATION = ON",
            $"CREATE LOGIN {SqlText.Quote(Hostile)} WITH PASSWORD = {password}, CHECK_POLICY = ON",
            $"CREATE LOGIN [off] WITH PASSWORD = {password}, CHECK_POLICY = OFF",
            "ALTER LOGIN [off] DISABLE",
            @"CREATE LOGIN [JUPITER\manager] FROM WINDOWS",
            $"CREATE LOGIN [owner] WITH PASSWORD = {password}, CHECK_POLICY = OFF",
            "ALTER AUTHORIZATION ON DATABASE::Jupiter TO [owner]",
            $"CREATE LOGIN stranger WITH PASSWORD = {password}, CHECK_POLICY = OFF, DEFAULT_DATABASE = Other",
        })
        {
            Old.Execute(statement);
        }

        foreach (var login in Needed.Where(name => name != "owner"))
        {
            Old.Execute($"CREATE USER {SqlText.Quote(login)} FOR LOGIN {SqlText.Quote(login)}", "Jupiter");
        }
    }
}
