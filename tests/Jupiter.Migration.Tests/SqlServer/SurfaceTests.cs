using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>What a user meets at the prompt when the server is a SQL Server.</summary>
public sealed class SurfaceTests : IDisposable
{
    private static readonly string[] Entering = ["Credential", "Encrypt", "TrustServerCertificate", "ConnectionTimeout"];

    // A port of this computer on which nobody listens.
    private const string Nobody = "127.0.0.1,9";

    private readonly TempFolder _folder = new();
    private readonly HostedSession _session = new();

    public static IEnumerable<TheoryDataRow<string>> Connecting() => new[]
    {
        "Get-JupiterDatabaseEngine $nobody -ConnectionTimeout 1",
        "Rename-JupiterDatabaseEngine $nobody -ConnectionTimeout 1",
        "Get-JupiterServerInventory $nobody -ConnectionTimeout 1",
        "Get-JupiterDatabaseFingerprint $nobody Jupiter -ConnectionTimeout 1",
        "Backup-JupiterDatabase $nobody Jupiter $root/night.bak -ConnectionTimeout 1",
        "Test-JupiterBackup $root/first.bak -ServerInstance $nobody -ConnectionTimeout 1",
        "Restore-JupiterDatabase $nobody $root/first.bak -ConnectionTimeout 1",
        "Compare-JupiterDatabase $nobody Jupiter $root/first.bak.manifest.json -ConnectionTimeout 1",
        "Lock-JupiterDatabase $nobody Jupiter -ConnectionTimeout 1",
        "Unlock-JupiterDatabase $nobody Jupiter -ConnectionTimeout 1",
        "Invoke-JupiterPosCheck $nobody Jupiter KASSA-1 -ConnectionTimeout 1",
        "New-JupiterRehearsal $root/rehearsal -NewServerInstance $nobody -ConnectionTimeout 1",
        "New-JupiterRehearsal $root/rehearsal -OldServerInstance $nobody -ConnectionTimeout 1",
    }.Select(command => new TheoryDataRow<string>(command));

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    // What only plans, or only keeps a case's books, connects to no server.
    private static readonly string[] Unconnected =
    [
        "Approve-JupiterMigration", "Assert-SingleJupiterServer", "Backup-JupiterFolder", "Confirm-JupiterMigration", "Deny-JupiterMigration",
        "Export-JupiterReport", "Get-JupiterMigration", "Install-JupiterDatabaseEngine", "New-JupiterMigration", "Register-JupiterWatch", "Restore-JupiterFolder", "Stop-JupiterMigration", "Test-JupiterFolder", "Test-JupiterJournal", "Test-JupiterPresence", "Test-JupiterRetention", "Test-JupiterServerPreparation", "Test-JupiterServerSpec",
        "Unregister-JupiterWatch",
    ];

    [Fact]
    public void Every_cmdlet_that_connects_is_told_as_whom_and_over_what()
    {
        var cmdlets = _session.Run("Get-Command -Module Jupiter.Migration").Select(cmdlet => (CmdletInfo)cmdlet.BaseObject).ToArray();
        var connecting = cmdlets.Where(cmdlet => !Unconnected.Contains(cmdlet.Name)).Where(cmdlet => cmdlet.Name.Contains("Rehearsal", StringComparison.Ordinal)
            || cmdlet.Parameters.Values.Any(parameter => parameter.Name.EndsWith("ServerInstance", StringComparison.Ordinal))).ToArray();

        Assert.True(connecting.Length >= 16, string.Join(", ", connecting.Select(cmdlet => cmdlet.Name)));
        Assert.All(connecting, cmdlet => Assert.Empty(Entering.Except(cmdlet.Parameters.Keys)));
        Assert.Equal(
            Unconnected,
            cmdlets.Where(cmdlet => !cmdlet.Parameters.ContainsKey("Credential")).Select(cmdlet => cmdlet.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Connecting))]
    public void A_server_that_is_not_there_is_named_with_a_remedy(string command)
    {
        _session.Run(
            "Backup-JupiterDatabase $server Jupiter $root/first.bak | Out-Null",
            ("server", SampleDatabase.Make(_folder["server"])),
            ("root", _folder.Path),
            ("nobody", Nobody));
        var before = _folder.Listing();

        var error = _session.RunExpectingError(command);

        Assert.StartsWith("ServerNotReached,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
        Assert.Contains(Nobody, error.Exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(before, _folder.Listing());
    }

    [Fact]
    public void A_host_and_a_port_need_no_quotes()
    {
        using var server = new ServerDouble();
        _session.Run("$null", ("access", ServerDouble.Access));
        var port = server.Address.Split(',')[1];

        foreach (var form in new[] { $"127.0.0.1,{port}", $"127.0.0.1, {port}", $"'127.0.0.1,{port}'", $"localhost,{port}", $"@('127.0.0.1', {port})" })
        {
            Assert.Equal("SQL Server", _session.Run($"(Get-JupiterDatabaseEngine -ServerInstance {form} @access).Product").Single().ToString());
            Assert.Equal("SQL Server", _session.Run($"(Get-JupiterDatabaseEngine {form} @access).Product").Single().ToString());
        }
    }

    [Fact]
    public void A_wrong_password_is_named_and_told_to_nobody()
    {
        using var server = new ServerDouble();

        var error = _session.RunExpectingError(
            "Get-JupiterDatabaseEngine $server @wrong", ("server", server.Address), ("wrong", ServerDouble.AccessOf("sa", "Wrong-Борщ")));

        Assert.StartsWith("LoginFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong-Борщ", error.ToString() + error.Exception + error.TargetObject + error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sql2008R2", "10.50.6000.34")]
    [InlineData("Sql2022", "16.0.4075.1")]
    public void The_engine_tells_its_facts(string version, string product)
    {
        using var server = new ServerDouble(Enum.Parse<SqlServerVersion>(version), options => options with { InstanceName = "NIGHT" });

        var facts = _session.Run("Get-JupiterDatabaseEngine $server @access", ("server", server.Address), ("access", ServerDouble.Access)).Single();

        string Fact(string name) => facts.Properties[name].Value?.ToString() ?? "";
        Assert.Equal("SQL Server", Fact("Product"));
        Assert.Equal(product, Fact("Version"));
        Assert.Equal("Express Edition (64-bit)", Fact("Edition"));
        Assert.Equal("JUPITER", Fact("MachineName"));
        Assert.Equal(@"JUPITER\NIGHT", Fact("ServerName"));
        Assert.Equal("Cyrillic_General_CI_AS", Fact("Collation"));
        Assert.Equal("True", Fact("AcceptsSqlLogins"));
        Assert.EndsWith(@"\DATA", Fact("DefaultDataPath").TrimEnd('\\'), StringComparison.Ordinal);
        Assert.EndsWith(@"\Backup", Fact("DefaultBackupPath").TrimEnd('\\'), StringComparison.Ordinal);
        Assert.True((long)facts.Properties["FreeSpaceBytes"].Value > 0);
        Assert.DoesNotContain(server.Describe(), line => line.Contains("Jupiter.Migration", StringComparison.Ordinal));
    }
}
