using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Jupiter.Migration.Tests.Logins;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>A SQL Server is not wiped before the logins that its database needs are in a file elsewhere, or somebody answered for going without (clauses S2, S3a).</summary>
[Trait("Tier", "Whole")]
public sealed class LoginCarriedTests : IDisposable
{
    private readonly X509Certificate2 _certificate = DocumentCertificate.Make();
    private readonly ServerDouble _server = new(SqlServerVersion.Sql2014);
    private readonly ServerDouble _after = new(SqlServerVersion.Sql2019);
    private readonly CaseHouse _house;

    public LoginCarriedTests()
    {
        _house = new CaseHouse("OsReinstall", servers: $"-OldServerInstance '{_server.Address}' -NewServerInstance '{_after.Address}'", access: ServerDouble.Access);
    }

    private string LoginFile => _house["r", "second-medium", "logins.cms"];

    public void Dispose()
    {
        _house.Dispose();
        _after.Dispose();
        _server.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public void Without_the_file_nothing_is_locked_and_with_it_the_night_goes_on_to_the_wipe()
    {
        Begin();

        Assert.StartsWith("Login.Carried Jupiter: in no file: kassa, owner. ", Refusal(), StringComparison.Ordinal);
        Assert.Equal("S2.Logins", _house.Next);
        Assert.Equal("False", _server.Lines("SELECT is_read_only FROM sys.databases WHERE name = N'Jupiter'").Single());

        Export();
        Assert.Equal("S3a.Off", _house.Invoke()[^1]);
        var line = _house.Lines().Single(one => (string)one["event"]! == "LoginsExported")["data"]!;
        Assert.Equal("kassa\nowner", (string)line["loginsInFile"]!);
        Assert.Equal(LoginFile, (string)line["loginFile"]!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(LoginFile))), (string)line["loginFileSha256"]!);
        _house.Complete("S3a.Off");

        Assert.Equal("StepAlreadyDone", _house.Refused(ExportCommand));
    }

    [Theory]
    [InlineData("cut", "is not the file that was written for this case")]
    [InlineData("another", "is not the file that was written for this case")]
    [InlineData("gone", "can't be read")]
    public void A_file_that_is_not_whole_any_more_keeps_the_server_from_the_wipe(string fault, string named)
    {
        Begin();
        Export();
        _house.Invoke("-Until S2.Backup");
        Spoil(fault);

        Assert.Contains(named, Refusal(), StringComparison.Ordinal);
        Assert.Equal("S2.Verify", _house.Next);
        Export();
        Assert.Equal("S3a.Off", _house.Invoke()[^1]);
    }

    [Fact]
    public void A_login_that_came_after_the_export_is_missed()
    {
        Begin();
        Export();
        _server.Execute("CREATE LOGIN bar WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF");
        _server.Execute("CREATE USER bar FOR LOGIN bar", "Jupiter");

        Assert.StartsWith("Login.Carried Jupiter: in no file: bar. ", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_waived_it_when_the_night_was_planned_goes_without()
    {
        _house.Waive("Login.Carried");
        Begin();

        Assert.Equal("S3a.Off", _house.Invoke()[^1]);
    }

    [Fact]
    public void Copies_of_master_and_msdb_are_offered_and_leave_nothing_unencrypted()
    {
        Begin();
        Export();
        _house.Invoke("-Until S2.Logins");
        Assert.Equal("Warning: no copies of master and msdb were taken", SystemCopies());

        var export = _house.Run(ExportCommand + " -SystemDatabaseFolder $r.BackupFolder").Single();
        var copies = (IEnumerable<string>)export.Properties["SystemDatabases"].Value;

        Assert.Equal(["logins.master.bak.p7m", "logins.msdb.bak.p7m"], copies.Select(path => Path.GetFileName(path)));
        Assert.Empty(Directory.GetFiles(_house["r", "backups"]));
        Assert.All(copies.Zip(["master", "msdb"]), copy => Assert.Equal(copy.Second + " copy-only", Opened(copy.First)));
        _house.Invoke("-Until S2.Verify");
        Assert.Equal("Pass: encrypted copies of master and msdb are off the server, and whole", SystemCopies());
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("killed")]
    public void What_a_run_that_ended_early_left_unencrypted_is_removed_or_named(string end)
    {
        Begin();
        Export();
        var folder = _house["r", "backups"];
        if (end == "failed")
        {
            // The second of the two copies has no place: a folder stands there.
            Directory.CreateDirectory(_house["r", "second-medium", "logins.msdb.bak.p7m"]);
            _house.Error(ExportCommand + " -SystemDatabaseFolder $r.BackupFolder");
            Assert.Empty(Directory.GetFiles(folder));
            Assert.False(File.Exists(_house["r", "second-medium", "logins.master.bak.p7m"]));
            return;
        }

        var left = Path.Combine(folder, "jupiter.master.0.unencrypted.bak");
        _house.Run("[Jupiter.Migration.Cases.Running.CaseLoginFile]::Announce($case, [TimeProvider]::System, [string[]]$left)", ("left", left));
        File.WriteAllText(left, "hashes");
        _house.Invoke("-Until S2.Logins");
        Assert.Equal($"Warning: {left} lies there unencrypted", SystemCopies());

        _house.Run(ExportCommand + " -SystemDatabaseFolder $r.BackupFolder");
        File.Delete(left);
        _house.Invoke("-Until S2.Verify");
        Assert.Equal($"Warning: {left} may lie on the server, unencrypted: this computer does not see it, and nothing says that it was removed", SystemCopies());
    }

    [Fact]
    public void A_copy_on_a_disk_that_nobody_here_sees_is_cleared_by_the_recorded_word_of_a_person_and_one_that_is_seen_is_not()
    {
        Begin();
        Export();
        var (unseen, seen) = ("/elsewhere/jupiter.master.0.unencrypted.bak", Path.Combine(_house["r", "backups"], "jupiter.msdb.0.unencrypted.bak"));
        File.WriteAllText(seen, "hashes");
        _house.Run("[Jupiter.Migration.Cases.Running.CaseLoginFile]::Announce($case, [TimeProvider]::System, [string[]]($unseen, $seen))", ("unseen", unseen), ("seen", seen));
        _house.Invoke("-Until S2.Logins");

        Assert.Equal("StepIsAutomatic", _house.Refused(Word(CaseHouse.Specialist, seen)));
        Assert.Equal("StepIsAutomatic", _house.Refused(Word(CaseHouse.Specialist, "deleted it")));
        Assert.Equal("PersonUnknown", _house.Refused(Word("Прохожий", unseen)));
        _house.Run(Word(CaseHouse.Specialist, unseen) + " | Out-Null");

        var line = _house.Lines().Single(one => (string)one["event"]! == "SystemCopiesEnded")["data"]!;
        Assert.Equal((unseen, CaseHouse.Specialist), ((string)line["systemCopiesRemoved"]!, (string)line["by"]!));
        _house.Invoke("-Until S2.Verify");
        Assert.Equal($"Warning: {seen} lies there unencrypted", SystemCopies());
        File.Delete(seen);
        Assert.Equal("PersonUnknown", _house.Refused(Word("Прохожий", seen)));

        static string Word(string by, string path) => $"Complete-JupiterStep $case S2.Logins '{by}' -Note '{path}'";
    }

    [Fact]
    public void An_msdb_that_is_too_large_keeps_no_login_from_its_file_and_leaves_no_copy()
    {
        Begin();
        _server.Execute("CREATE TABLE dbo.history (mail varchar(max)); INSERT INTO dbo.history VALUES (REPLICATE(CONVERT(varchar(max), 'x'), 5000000))", "msdb");
        foreach (var _ in Enumerable.Range(0, 5))
        {
            _server.Execute("INSERT INTO dbo.history SELECT mail FROM dbo.history", "msdb");
        }

        Assert.Equal("SystemCopyTooLarge", _house.Refused(ExportCommand + " -SystemDatabaseFolder $r.BackupFolder"));

        Assert.Equal(["logins.cms"], Directory.GetFiles(_house["r", "second-medium"], "logins.*").Select(path => Path.GetFileName(path)));
        Assert.Empty(Directory.GetFiles(_house["r", "backups"]));
        _house.Invoke("-Until S2.Logins");
        Assert.Equal("Warning: no copies of master and msdb were taken", SystemCopies());
    }

    [Fact]
    public void What_the_server_writes_where_this_computer_sees_nothing_is_told()
    {
        Begin();
        Assert.Equal("BackupDeviceUnavailable", _house.Refused(ExportCommand + " -SystemDatabaseFolder \"$root/not-there\""));

        // Nothing was opened, so nothing can lie there.
        _house.Invoke("-Until S2.Logins");
        Assert.Equal("Warning: no copies of master and msdb were taken", SystemCopies());
    }

    [Fact]
    public void In_a_replacement_nobody_asks_for_copies_and_what_may_lie_about_is_named()
    {
        // The server's own disk: this computer has no such folder.
        using var disk = new TempFolder();
        using var old = new ServerDouble(SqlServerVersion.Sql2014, options => options with { Paths = PathMap.Empty.With("/elsewhere=" + disk.Path) });
        using var @new = new ServerDouble(SqlServerVersion.Sql2019);
        using var house = new CaseHouse(servers: $"-OldServerInstance '{old.Address}' -NewServerInstance '{@new.Address}'", access: ServerDouble.Access).Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Logins");
        Assert.Null(SystemCopies(house, "R2"));

        house.Run("$global:certificate = $given", ("given", _certificate));
        Assert.Equal("SystemCopyUnseen", house.Refused(ExportCommand + " -SystemDatabaseFolder /elsewhere"));
        house.Invoke("-Until R2.Verify");

        var left = "/elsewhere/" + Path.GetFileName(Assert.Single(Directory.GetFiles(disk.Path)));
        Assert.Equal($"Warning: {left} may lie on the server, unencrypted: this computer does not see it, and nothing says that it was removed", SystemCopies(house, "R2"));
    }

    private string? SystemCopies() => SystemCopies(_house, "S2");

    private static string? SystemCopies(CaseHouse house, string step)
    {
        var evidence = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(house["case", "evidence"], $"*-{step}.*.json").Order(StringComparer.Ordinal).Last()))!;
        var check = evidence["checks"]!.AsArray().SingleOrDefault(one => (string)one!["id"]! == "Login.SystemCopies");
        return check is null ? null : $"{check["status"]}: {check["actual"]}";
    }

    // As docs/sql-server.md says it, without this module.
    private string Opened(string path)
    {
        var envelope = new EnvelopedCms();
        envelope.Decode(File.ReadAllBytes(path));
        envelope.Decrypt([_certificate]);
        var backup = _house["opened.bak"];
        File.WriteAllBytes(backup, envelope.ContentInfo.Content);
        _after.Execute($"RESTORE VERIFYONLY FROM DISK = N'{backup}' WITH CHECKSUM");
        using var connection = _after.Connect();
        using var command = new SqlCommand($"RESTORE HEADERONLY FROM DISK = N'{backup}'", connection);
        using var header = command.ExecuteReader();
        Assert.True(header.Read());
        return $"{header["DatabaseName"]} {((bool)header["IsCopyOnly"] ? "copy-only" : "")}";
    }

    private const string ExportCommand =
        "Export-JupiterLogin $r.OldServerInstance Jupiter \"$($r.SecondMedium)/logins.cms\" $certificate @access -Case $case -Force -WarningAction SilentlyContinue";

    private void Begin()
    {
        _house.Plan().Approve().Prepare();
        _server.Execute("CREATE LOGIN owner WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF; ALTER AUTHORIZATION ON DATABASE::Jupiter TO owner");
        _server.Execute("CREATE LOGIN kassa WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF");
        _server.Execute("CREATE USER kassa FOR LOGIN kassa", "Jupiter");
        _house.Complete("S1", CaseHouse.Specialist).Complete("S1");
        _house.Run("$global:certificate = $given", ("given", _certificate));
    }

    private void Export() => _house.Run(ExportCommand);

    private string Refusal()
    {
        var refused = _house.Error("Invoke-JupiterMigration $case -NonInteractive @access");
        Assert.StartsWith("StepChecksFailed,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        var message = refused.Exception.Message;
        return message[message.IndexOf("Login.Carried", StringComparison.Ordinal)..].Split('\n')[0];
    }

    private void Spoil(string fault)
    {
        if (fault == "gone")
        {
            File.Delete(LoginFile);
            return;
        }

        File.WriteAllBytes(LoginFile, fault == "cut" ? File.ReadAllBytes(LoginFile)[..^100] : [1, 2, 3]);
    }
}
