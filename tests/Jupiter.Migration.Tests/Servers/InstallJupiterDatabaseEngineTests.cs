using System;
using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Servers;

/// <summary>The cmdlet as a user calls it off Windows: it shows the command line and runs nothing.</summary>
public sealed class InstallJupiterDatabaseEngineTests : IDisposable
{
    private const string Begin = "Install-JupiterDatabaseEngine -Media $folder/setup.exe -Sha256 ('0' * 64)";
    private readonly TempFolder _folder = new();

    public InstallJupiterDatabaseEngineTests() => File.WriteAllText(_folder["old.json"], """
        {
          "schema": "jupiter.server-inventory/1", "computerName": "JUPITER", "readAt": "2026-03-04T05:06:07+03:00", "memoryModules": [], "processors": [], "disks": [],
          "instance": {
            "serverInstance": "JUPITER\\JUP", "product": "SQL Server", "version": "12.0.6024.0", "machineName": "JUPITER", "serverName": "JUPITER\\JUP",
            "collation": "Cyrillic_General_CI_AS", "acceptsSqlLogins": true, "browserAnswers": true,
            "items": [{ "kind": "registry", "name": "SuperSocketNetLib\\Tcp\\IPAll\\TcpPort", "details": [{ "name": "value_data", "value": "14330" }] }]
          }
        }
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Tier", "Whole")]
    public void WhatIf_shows_the_line_as_the_old_server_and_the_parameters_have_it_and_no_password()
    {
        var run = PwshProcess.Run(
            $"$folder = '{_folder.Path}'; $secret = [Net.NetworkCredential]::new('', 'Плита-3').SecurePassword; "
            + Begin + " -AcceptSqlServerLicenseTerms -OldInventory $folder/old.json -InstanceName BAR -SaPassword $secret -DataPath 'D:\\Jupiter data' -WhatIf");

        Assert.Equal(0, run.ExitCode);
        var said = run.Output.ReplaceLineEndings("");
        Assert.Contains("/INSTANCENAME=\"BAR\" /SQLCOLLATION=\"Cyrillic_General_CI_AS\" /SECURITYMODE=\"SQL\" /SAPWD=\"***\"", said, StringComparison.Ordinal);
        Assert.Contains("/SQLUSERDBDIR=\"D:\\Jupiter data\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Плита", said + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_port_does_not_come_with_protocols_that_exclude_TCP()
    {
        using var session = new HostedSession();

        Assert.Empty(session.Run(Begin + " -AcceptSqlServerLicenseTerms -OldInventory $folder/old.json -Protocol NamedPipes -WhatIf", ("folder", _folder.Path)));
    }

    [Theory]
    [InlineData("-AcceptSqlServerLicenseTerms:$false -InstanceName A -Collation Cyrillic_General_CI_AS", "SetupLicenseNotAccepted")]
    [InlineData("-AcceptSqlServerLicenseTerms -InstanceName A", "EngineSettingMissing")]
    [InlineData("-AcceptSqlServerLicenseTerms -InstanceName 'A\" /X' -Collation Cyrillic_General_CI_AS", "EngineSettingInvalid")]
    [InlineData("-AcceptSqlServerLicenseTerms -InstanceName A -Collation Cyrillic_General_CI_AS", "SetupNeedsWindows")]
    public void What_keeps_it_from_being_run_has_a_name(string parameters, string errorId)
    {
        using var session = new HostedSession();

        var error = session.RunExpectingError(Begin + " " + parameters, ("folder", _folder.Path));

        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
