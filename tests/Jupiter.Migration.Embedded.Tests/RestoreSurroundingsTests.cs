using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>What stands, or happens, around a copy: nothing else is touched, and whatever stops it leaves nothing.</summary>
public sealed class RestoreSurroundingsTests : CopyTests
{
    [Fact]
    public void Another_venues_backup_and_a_name_in_use_are_refused_before_a_byte_is_copied()
    {
        var venue = new Venue { Name = "Кафе «Ёлки»", ServerName = "JUPITER", Database = Database, IdentityQueries = [Query("100")] };
        var other = new Venue { Name = "Чайная", ServerName = "JUPITER", Database = Database, IdentityQueries = [Query("7")] };
        MakeSample(Database);
        new DatabaseBackup(Instance, new QuietObserver()).Run(
            new BackupRequest { Database = Database, BackupFile = BackupPath(), ModuleVersion = "1.2.3", Venue = venue }, CancellationToken.None);
        var untouched = TamperedInstance.Of(Instance, "Restore", () => Assert.Fail("It was copied."));

        FailsWithoutATraceOnServer("WrongVenue", untouched, venue: other);
        FailsWithoutATraceOnServer("DatabaseExists", untouched, Database);
        Assert.Contains(RestoreOn(Instance, venue: venue).Checks, check => check is { Id: "Venue.Identity", Status: CheckStatus.Pass });

        static VenueQuery Query(string expected) => new() { Title = "goods", Query = "SELECT COUNT(*) FROM goods", Expected = expected };
    }

    [Fact]
    public void A_restore_neither_removes_nor_names_what_another_one_has_brought()
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        using var other = UnderTest.Engine.Open(UnderTest.Address);
        other.Restore(BackupPath(), Copy + ".incoming", null, new QuietObserver(), CancellationToken.None);

        Fails("DatabaseInUse", () => Restore(BackupPath(), Copy));

        Assert.True(File.Exists(CopyFile));
        other.Rename(Copy + ".incoming", Copy);
        Assert.Equal(["Jupiter.db", "copy.db"], Directory.GetFiles(Server.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_link_under_the_name_that_was_once_temporary_leads_nowhere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "symbolic links without rights");
        MakeSample(Database);
        Backup(Database, BackupPath());
        var stranger = BackupPath("stranger");
        File.WriteAllText(stranger, "theirs");
        File.CreateSymbolicLink(CopyFile + ".partial", stranger);

        Restore(BackupPath(), Copy);

        Assert.Equal("theirs", File.ReadAllText(stranger));
    }

    [Fact]
    public void A_medium_that_does_not_give_the_backup_is_the_one_that_is_named()
    {
        MakeSample(Database);
        var unreadable = Directory.CreateDirectory(BackupPath()).FullName;

        var error = Fails("FileAccessDenied", () => Instance.Restore(unreadable, Copy, null, new QuietObserver(), CancellationToken.None));

        Assert.Equal(unreadable, error.TargetObject);
        Assert.Equal(["Jupiter.db"], Directory.GetFiles(Server.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100_000)]
    public void What_a_power_loss_left_of_a_copy_is_replaced_and_told(int bytes)
    {
        MakeSample(Database);
        Backup(Database, BackupPath());
        File.WriteAllBytes(CopyFile, new byte[bytes]);
        var observer = new QuietObserver();

        Restore(BackupPath(), Copy, observer: observer);

        Assert.Contains("copy.incoming", Assert.Single(observer.Warnings), StringComparison.Ordinal);
        Assert.Equal(["Jupiter.db", "copy.db"], Directory.GetFiles(Server.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CheckIntegrity")]
    [InlineData("OpenContent")]
    [InlineData("FinishRestore")]
    public void A_restore_that_is_cancelled_while_the_copy_is_proved_leaves_nothing(string member)
    {
        MakeSample(Database, 200);
        Backup(Database, BackupPath());
        using var stop = new CancellationTokenSource();
        var before = Files();

        Assert.ThrowsAny<OperationCanceledException>(() => RestoreOn(
            TamperedInstance.Of(Instance, member, stop.Cancel, stop.Token.ThrowIfCancellationRequested), cancellation: stop.Token));

        Assert.Equal(before, Files());
    }
}
