using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Files that are no databases or no longer whole ones, and names that mean something else elsewhere.</summary>
public sealed class FileTests : EmbeddedTests
{
    private string DatabaseFile => Server.PathOf(Database);

    [Fact]
    public void A_backup_name_that_is_a_path_elsewhere_is_refused()
    {
        MakeSample(Database);

        FailsWithoutATrace("PathInvalid", () => Backup(Database, UnderTest.BackupFolder + "/back\\slash"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(5000)]
    public void A_file_that_is_no_database_is_named_as_such_and_left_alone(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(DatabaseFile, bytes);

        FailsWithoutATrace("NotADatabase", () => Instance.FindDatabase(Database, CancellationToken.None));
        FailsWithoutATrace("NotADatabase", () => Backup(Database, BackupPath()));
        FailsWithoutATrace("NotADatabase", () => Instance.WriteBackup(Database, BackupPath(), Quiet(), CancellationToken.None));
        FailsWithoutATrace("NotADatabase", () => Fingerprint(Database));
        FailsWithoutATrace("NotADatabase", () => Ask(Database, "SELECT 1"));
        FailsWithoutATrace("NotADatabase", () => Instance.Lock(Database, CancellationToken.None));
        FailsWithoutATrace("NotADatabase", () => Instance.Rename(Database, "renamed"));
        Assert.NotEmpty(Instance.CheckIntegrity(Database, CancellationToken.None));
    }

    [Fact]
    public void A_file_without_a_byte_is_no_database_to_be_backed_up()
    {
        File.WriteAllBytes(DatabaseFile, []);

        FailsWithoutATrace("NotADatabase", () => Backup(Database, BackupPath()));
        FailsWithoutATrace("NotADatabase", () => Instance.Lock(Database, CancellationToken.None));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_database_that_was_cut_off_is_never_backed_up(double part)
    {
        MakeSample(Database, 2000);
        using (var file = File.OpenWrite(DatabaseFile))
        {
            file.SetLength((long)(file.Length * part));
        }

        var before = UnderTest.DescribeInstance();
        var error = Assert.Throws<MigrationException>(() => Backup(Database, BackupPath()));

        Assert.True(error.ErrorId is "DatabaseCorrupt" or "BackupNotVerified", error.ToString());
        Assert.Equal(before, UnderTest.DescribeInstance());
        Assert.NotEmpty(Instance.CheckIntegrity(Database, CancellationToken.None));
    }

    [Fact]
    public void A_database_with_damaged_pages_is_never_backed_up()
    {
        MakeSample(Database, 2000);
        Server.Damage(DatabaseFile);
        var before = UnderTest.DescribeInstance();

        var error = Assert.Throws<MigrationException>(() => Backup(Database, BackupPath()));

        Assert.True(error.ErrorId is "DatabaseCorrupt" or "BackupNotVerified", error.ToString());
        Assert.Equal(before, UnderTest.DescribeInstance());
        Assert.NotEmpty(Instance.CheckIntegrity(Database, CancellationToken.None));
    }

    [Fact]
    public void A_broken_neighbour_does_not_hide_the_other_databases()
    {
        MakeSample(Database);
        File.WriteAllText(Server.PathOf("broken"), "Меню на пятницу, которое кто-то сохранил не туда: " + new string('x', 200));

        var listed = Instance.GetDatabases(CancellationToken.None);

        Assert.Equal([Database, "broken"], listed.Select(database => database.Name));
        Backup(Database, BackupPath());
        Restore(BackupPath(), "copy");
    }

    [Theory]
    [InlineData("what?mode=memory")]
    [InlineData("sharp#1")]
    [InlineData("100%41 %20%00%")]
    [InlineData("a b  c")]
    [InlineData("a&b=c;d")]
    [InlineData("Юпитер 🍕 «1»")]
    [InlineData("it's \"quoted\"")]
    [InlineData("[brackets]*")]
    [InlineData("file:memory")]
    public void A_folder_and_a_backup_are_what_they_are_called_and_on_Windows_a_backup_has_no_name_that_it_can_not_have(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Server.Folder, name)).FullName;
        var address = ServerAddress.Parse("embedded:" + folder);
        Server.Rehearsals.Open(address).Create("inner");
        Server.Rehearsals.Open(address).Execute("inner", "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (7)");
        MakeSample(Database);
        using var instance = Server.Engine.Open(address);

        Assert.Equal(["inner.db"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
        Assert.Equal("7", instance.QueryScalar("inner", "SELECT a FROM t", CancellationToken.None));
        instance.Lock("inner", CancellationToken.None);
        instance.Unlock("inner", CancellationToken.None);
        instance.WriteBackup("inner", BackupPath("inner.bak"), Quiet(), CancellationToken.None);
        instance.Restore(BackupPath("inner.bak"), "copy", null, Quiet(), CancellationToken.None);
        Assert.Empty(instance.CheckIntegrity("copy", CancellationToken.None));
        if (OperatingSystem.IsWindows() && !WindowsName.IsPossible(name))
        {
            FailsWithoutATrace("PathInvalid", () => Backup(Database, BackupPath(name)));
            return;
        }

        Backup(Database, BackupPath(name));
        Assert.All(Verify(BackupPath(name)), check => Assert.Equal(CheckStatus.Pass, check.Status));
        Restore(BackupPath(name), "copy");
        Assert.Equal(["inner.bak", name, name + ".manifest.json"], Directory.GetFiles(UnderTest.BackupFolder).Select(Path.GetFileName).Order(ByInner));
    }

    [Fact]
    public void A_flipped_byte_anywhere_in_a_backup_is_refused()
    {
        MakeSample(Database, 30);
        Backup(Database, BackupPath());
        var bytes = File.ReadAllBytes(BackupPath());
        for (var at = 0; at < bytes.Length; at += 61)
        {
            bytes[at] ^= 0x20;
            File.WriteAllBytes(BackupPath(), bytes);
            var checks = Verify(BackupPath());
            Assert.Contains(checks, check => check is { Id: "Backup.Sha256", Status: CheckStatus.Fail });
            bytes[at] ^= 0x20;
        }

        bytes[^1] ^= 1;
        File.WriteAllBytes(BackupPath(), bytes);
        FailsWithoutATrace("BackupNotSound", () => Restore(BackupPath(), "copy"));
    }

    [Fact]
    public void A_read_only_account_of_a_backup_can_still_check_and_restore_it()
    {
        MakeSample(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        Backup(Database, BackupPath());
        File.SetAttributes(BackupPath(), FileAttributes.ReadOnly);

        Assert.All(Verify(BackupPath()), check => Assert.Equal(CheckStatus.Pass, check.Status));
        Restore(BackupPath(), "copy");

        Author.Execute("copy", "DELETE FROM goods");
        Assert.Equal("0", Ask("copy", "SELECT COUNT(*) FROM goods"));
    }

    [Fact]
    public void A_backup_is_not_written_through_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        MakeSample(Database);
        var stranger = Path.Combine(Server.Folder, "stranger");
        File.WriteAllText(stranger, "theirs");

        var backup = new DatabaseBackup(LinkInTheWay.Of(Instance, stranger), new QuietObserver());
        Fails("FileIsLink", () => backup.Run(
            new BackupRequest { Database = Database, BackupFile = BackupPath("a.bak"), ModuleVersion = "1.2.3" }, CancellationToken.None));

        Assert.Equal("theirs", File.ReadAllText(stranger));
        Assert.Empty(Directory.GetFileSystemEntries(UnderTest.BackupFolder));
    }

    [Fact]
    public void Links_under_the_names_that_were_once_temporary_lead_nowhere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        MakeSample(Database);
        var stranger = Path.Combine(Server.Folder, "stranger");
        File.WriteAllText(stranger, "theirs");
        var copies = Directory.CreateDirectory(Path.Combine(UnderTest.BackupFolder, "copies")).FullName;
        foreach (var name in new[] { "a.bak", "a.bak.manifest.json" })
        {
            File.CreateSymbolicLink(BackupPath(name + ".partial"), stranger);
            File.CreateSymbolicLink(Path.Combine(copies, name + ".partial"), stranger);
        }

        Backup(Database, BackupPath("a.bak"), copyTo: copies);

        Assert.Equal("theirs", File.ReadAllText(stranger));
        Assert.All(Verify(Path.Combine(copies, "a.bak")), check => Assert.Equal(CheckStatus.Pass, check.Status));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".manifest.json")]
    [InlineData(".lock.json")]
    public void What_a_killed_run_left_half_written_is_gone_after_the_next(string file)
    {
        MakeSample(Database);
        var whole = file == ".lock.json" ? DatabaseFile + file : BackupPath("a.bak") + file;
        Leave(whole);

        Backup(Database, BackupPath("a.bak"));
        Instance.Lock(Database, CancellationToken.None);

        Assert.Equal([whole], Beside(whole));
        Leave(whole);
        Instance.Unlock(Database, CancellationToken.None);
        Backup(Database, BackupPath("a.bak"), overwrite: true);

        Assert.Equal(file == ".lock.json" ? [] : [whole], Beside(whole));

        static void Leave(string path) => File.WriteAllText(path + ".0123456789abcdef.partial", "half of i");

        static string[] Beside(string path) => Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*")
            .Where(found => found == path || found.EndsWith(".partial", StringComparison.Ordinal)).ToArray();
    }

    [Fact]
    public void A_second_copy_in_the_same_place_is_refused_whatever_the_place_is_called()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        MakeSample(Database);
        var link = Path.Combine(Server.Folder, "other-disk");
        Directory.CreateSymbolicLink(link, UnderTest.BackupFolder);

        Fails("CopyFolderIsSame", () => Backup(Database, BackupPath(), copyTo: link));
        Fails("CopyFolderIsSame", () => Backup(Database, Path.Combine(link, "a.bak"), copyTo: UnderTest.BackupFolder));
        Fails("CopyFolderIsSame", () => Backup(Database, BackupPath(), copyTo: UnderTest.BackupFolder));

        Assert.Empty(Directory.GetFileSystemEntries(UnderTest.BackupFolder));
    }

    [Fact]
    public void Verifying_a_backup_writes_nothing_beside_it()
    {
        MakeSample(Database);
        Run(DatabaseFile, "PRAGMA journal_mode = WAL");
        Backup(Database, BackupPath());
        var sum = SHA256.HashData(File.ReadAllBytes(BackupPath()));

        Verify(BackupPath());

        Assert.Equal(2, Directory.GetFileSystemEntries(UnderTest.BackupFolder).Length);
        Assert.Equal(sum, SHA256.HashData(File.ReadAllBytes(BackupPath())));
    }

    private static readonly System.Collections.Generic.IComparer<string?> ByInner =
        System.Collections.Generic.Comparer<string?>.Create((a, b) => (a == "inner.bak" ? 0 : a!.Length).CompareTo(b == "inner.bak" ? 0 : b!.Length));

    private static EngineContract.QuietObserver Quiet() => new();
}
