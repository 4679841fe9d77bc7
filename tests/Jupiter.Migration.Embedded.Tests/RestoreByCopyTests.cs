using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A backup that is copied is read once: what is wrong with it, or with the copy, is found on the way and named for what it is.</summary>
public sealed class RestoreByCopyTests : CopyTests
{
    [Fact]
    public void The_checks_are_those_of_a_backup_that_was_read_by_itself_in_their_order()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());

        var checks = Restore(BackupPath(), Copy).Checks;

        Assert.Equal(
            Verify(BackupPath()).Select(Line),
            checks.Take(4).Select(Line));
        Assert.Equal(["Restore.Integrity", "Compare.Table", "Compare.Schema", "Restore.Options"], checks.Skip(4).Select(check => check.Id));
    }

    [Fact]
    public void The_backup_is_read_once_and_its_pages_are_checked_only_as_those_of_the_copy()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        var calls = new List<string>();

        RestoreOn(Watched(calls));

        Assert.Equal(["Restore", "CheckIntegrity"], calls);

        IDatabaseInstance Watched(List<string> list) => new[] { "Restore", "CheckIntegrity" }.Aggregate(
            Instance, (inner, member) => TamperedInstance.Of(inner, member, () => list.Add(member)));
    }

    [Fact]
    public void A_byte_that_is_flipped_anywhere_is_refused_and_nothing_stays()
    {
        MakeSample(Database, 200);
        Backup(Database, BackupPath());
        var whole = File.ReadAllBytes(BackupPath());
        var before = Files();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 7]).Sample(
            (at, bit) =>
            {
                var bytes = (byte[])whole.Clone();
                bytes[at] ^= (byte)(1 << bit);
                File.WriteAllBytes(BackupPath(), bytes);
                var observer = new QuietObserver();

                var error = Fails("BackupNotSound", () => Restore(BackupPath(), Copy, observer: observer));

                Assert.Contains((CheckResult[])error.TargetObject!, check => check is { Id: "Backup.Sha256", Status: CheckStatus.Fail });
                Assert.Empty(observer.Warnings);
                Assert.Equal(before, Files());
            },
            iter: 60,
            threads: 1);
    }

    // From here on what is read differs from what stands there: once, or for good.
    [Fact]
    public void A_backup_that_changes_after_it_was_looked_at_is_refused()
    {
        MakeSample(Database, 200);
        Backup(Database, BackupPath());

        FailsWithoutATraceOnServer("BackupNotSound", TamperedInstance.Of(Instance, "Restore", before: () => Flip(BackupPath(), 9000)));
    }

    [Fact]
    public void A_backup_that_is_read_wrongly_once_is_no_restored_database_and_no_damaged_backup()
    {
        MakeSample(Database, 200);
        Backup(Database, BackupPath());
        var flip = () => Flip(BackupPath(), 9000);

        var error = FailsWithoutATraceOnServer("RestoredDatabaseDiffers", TamperedInstance.Of(Instance, "Restore", flip, flip));

        Assert.Equal(("Backup.Sha256", CheckStatus.Fail), Only(error));
    }

    [Fact]
    public void A_copy_whose_rows_change_on_the_medium_is_refused()
    {
        MakeSample(Database, 200);
        Backup(Database, BackupPath());
        var at = PlaceOf("Блюдо № 150"u8);

        var error = FailsWithoutATraceOnServer("RestoredDatabaseDiffers", TamperedInstance.Of(Instance, "Restore", after: () => Flip(CopyFile, at + 20)));

        Assert.Contains((IEnumerable<CheckResult>)error.TargetObject!, check => check is { Id: "Compare.Table", Status: CheckStatus.Fail });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(8200)]
    public void A_copy_whose_structure_changes_on_the_medium_is_refused_and_removed(int at)
    {
        MakeSample(Database, 2000);
        Backup(Database, BackupPath());

        var tampered = TamperedInstance.Of(Instance, "Restore", after: () => Overwrite(CopyFile, at, 64));
        var before = Files();
        var error = Assert.Throws<MigrationException>(() => RestoreOn(tampered));

        Assert.True(error.ErrorId is "RestoredDatabaseDiffers" or "NotADatabase" or "DatabaseCorrupt", error.ToString());
        Assert.Equal(before, Files());
    }

    [Fact]
    public void A_damaged_database_that_its_manifest_agrees_with_is_a_damaged_backup()
    {
        MakeSample(Database, 2000);
        Backup(Database, BackupPath());
        UnderTest.Damage(BackupPath());
        Reseal();

        var error = FailsWithoutATrace("BackupNotSound", () => Restore(BackupPath(), Copy));

        Assert.Contains((CheckResult[])error.TargetObject!, check => check is { Id: "Backup.Engine", Status: CheckStatus.Fail });
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_before_it_is_copied()
    {
        MakeSample(Database, 2000);
        Backup(Database, BackupPath());
        Overwrite(BackupPath(), 0, 16);
        Reseal();

        FailsWithoutATraceOnServer("BackupNotSound", TamperedInstance.Of(Instance, "Restore", () => Assert.Fail("It was copied.")));
    }

    private static (string, CheckStatus, string, string, string, string) Line(CheckResult check) =>
        (check.Id, check.Status, check.Subject, check.Expected, check.Actual, check.Evidence);

    private static (string, CheckStatus) Only(MigrationException error)
    {
        var check = Assert.Single((IEnumerable<CheckResult>)error.TargetObject!);
        return (check.Id, check.Status);
    }

    private static void Flip(string path, long at)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 1));
    }

    private static void Overwrite(string path, long at, int count)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        file.Write(Enumerable.Repeat((byte)0xA5, count).ToArray());
    }

    private long PlaceOf(ReadOnlySpan<byte> text)
    {
        var at = File.ReadAllBytes(BackupPath()).AsSpan().IndexOf(text);
        Assert.True(at > 0, "Not in the backup.");
        return at;
    }

    // Somebody who took the backup of a damaged database and did not look: the manifest agrees with the file.
    private void Reseal()
    {
        var path = ManifestFile.PathFor(BackupPath());
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(BackupPath())));
        var text = File.ReadAllText(path).Replace(ManifestFile.Read(path).Sha256!, sha256, StringComparison.Ordinal);
        File.WriteAllBytes(path, ManifestFile.Seal(JsonSerializer.Deserialize(text, new ManifestJson(ReadableJson.Options()).BackupManifest)!));
    }
}
