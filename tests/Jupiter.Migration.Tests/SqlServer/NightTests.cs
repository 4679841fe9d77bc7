using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>The cmdlets of the night on SQL Servers: what they check, and what they leave alone.</summary>
public sealed class NightTests : IDisposable
{
    private readonly SqlServerVenue _venue = new();

    public static IEnumerable<TheoryDataRow<string>> Changes() => new[]
    {
        "Backup-JupiterDatabase $old Jupiter $root/new.bak @access",
        "Backup-JupiterDatabase $old Jupiter $root/backups/first.bak -Force @access",
        "Restore-JupiterDatabase $new $root/backups/first.bak @access",
        "Restore-JupiterDatabase $old $root/backups/first.bak -Force @access",
        "Lock-JupiterDatabase $old Jupiter @access",
        "Unlock-JupiterDatabase $new Locked @access",
    }.Select(change => new TheoryDataRow<string>(change));

    public void Dispose() => _venue.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIf_changes_nothing_and_the_same_without_it_does(string change)
    {
        Prepare();
        var before = _venue.Describe();

        Assert.Empty(_venue.Run(change + " -WhatIf"));
        Assert.Equal(before, _venue.Describe());

        Assert.Single(_venue.Run(change));
        Assert.NotEqual(before, _venue.Describe());
    }

    [Fact]
    public void A_backup_that_no_server_has_read_is_unknown_to_the_engine()
    {
        Prepare();

        Assert.Equal(
            ["Pass Backup.Manifest", "Pass Backup.Length", "Pass Backup.Sha256", "Unknown Backup.Engine"], Checks("Test-JupiterBackup $root/backups/first.bak"));
        var unknown = _venue.Run("Test-JupiterBackup $root/backups/first.bak | Where-Object Status -eq Unknown").Single();
        Assert.NotEmpty(unknown.Properties["Remedy"].Value.ToString()!);
        Assert.Equal(
            ["Pass Backup.Manifest", "Pass Backup.Length", "Pass Backup.Sha256", "Pass Backup.Engine"],
            Checks("Test-JupiterBackup $root/backups/first.bak -ServerInstance $new @access"));
    }

    [Fact]
    public void ForRestore_asks_the_target_whether_it_could()
    {
        Prepare();
        var before = _venue.Describe();

        var checks = Checks("Test-JupiterBackup $root/backups/first.bak -ServerInstance $new -ForRestore @access");

        // Mixed mode is asked for only where SQL logins are about, which another test of this venue may have brought.
        Assert.Equal(
            [
                "Pass Restore.Checksums", "Pass Restore.Collation", "Pass Restore.Edition", "Pass Restore.Features", "Pass Restore.Header",
                "Pass Restore.Language", "Pass Restore.Origin", "Pass Restore.Path", "Pass Restore.Rights", "Pass Restore.Space", "Pass Restore.Version",
            ],
            checks.Skip(4).Where(check => check != "Pass Restore.MixedMode").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(before, _venue.Describe());
    }

    [Fact]
    public void A_newer_backup_does_not_fit_an_older_server_and_the_restore_says_so()
    {
        _venue.New.MakeDatabase("Newer");
        _venue.Run("Backup-JupiterDatabase $new Newer $root/backups/newer.bak @access");
        var before = _venue.Describe();

        var checks = Checks("Test-JupiterBackup $root/backups/newer.bak -ServerInstance $old -ForRestore @access");
        var error = _venue.Session.RunExpectingError("Restore-JupiterDatabase $old $root/backups/newer.bak @access");

        Assert.Contains("Fail Restore.Version", checks);
        Assert.StartsWith("RestoreNotPossible,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, _venue.Describe());
    }

    [Fact]
    public void A_till_is_seen_by_the_names_of_its_computer_and_its_program()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        _venue.Run("$null", ("port", ((IPEndPoint)port.LocalEndpoint).Port));
        const string Check = "Invoke-JupiterPosCheck $old Jupiter @{ Name = 'KASSA-1'; Address = '127.0.0.1'; Port = $port; IsMainPos = $true } @access "
            + "-BusinessDayQuery @{ Title = 'receipts'; Query = 'SELECT COUNT(*) FROM receipt'; Expected = '3' }";
        string[] reached = ["Pass Pos.NameResolves", "Pass Pos.PortAnswers"];

        Assert.Equal([.. reached, "Fail Pos.Session", "Skipped Venue.BusinessDay"], Checks(Check));
        using (_venue.Old.Connect("Jupiter", host: "KASSA-2", program: "Jupiter POS"))
        {
            Assert.Equal([.. reached, "Fail Pos.Session", "Skipped Venue.BusinessDay"], Checks(Check));
        }

        using (_venue.Old.Connect("Jupiter", host: "KASSA-1", program: "Excel"))
        {
            Assert.Equal([.. reached, "Fail Pos.Session", "Skipped Venue.BusinessDay"], Checks(Check));
        }

        using (_venue.Old.Connect("master", host: "KASSA-1", program: "Jupiter POS"))
        {
            Assert.Equal([.. reached, "Fail Pos.Session", "Skipped Venue.BusinessDay"], Checks(Check));
        }

        using (_venue.Old.Connect("Jupiter", host: "kassa-1", program: "Jupiter POS"))
        {
            Assert.Equal([.. reached, "Pass Pos.Session", "Pass Venue.BusinessDay"], Checks(Check));
            Assert.Equal([.. reached, "Fail Pos.Session", "Skipped Venue.BusinessDay"], Checks(Check + " -ProgramName Other*"));
        }
    }

    private string[] Checks(string command) =>
        [.. _venue.Run(command).Select(check => $"{check.Properties["Status"].Value} {check.Properties["Id"].Value}")];

    private void Prepare()
    {
        _venue.New.MakeDatabase("Locked");
        _venue.Run("Backup-JupiterDatabase $old Jupiter $root/backups/first.bak @access; Lock-JupiterDatabase $new Locked @access");
    }
}
