using System;
using System.IO;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Backups;

public sealed class BackupFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly BackupFolder _place;
    private IDisposable? _claim;

    public BackupFolderTests() => _place = new BackupFolder(_folder.At("J.bak"));

    public void Dispose()
    {
        _claim?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_backup_comes_to_stand_with_its_manifest_and_nothing_else()
    {
        Take(_place, overwrite: false);
        Write(_place, "new");

        _place.Commit("new manifest"u8.ToArray());

        Holds("new", "new manifest");
    }

    [Fact]
    public void A_backup_that_is_replaced_leaves_nothing()
    {
        PutOld();
        Take(_place);
        Write(_place, "new");

        _place.Commit("new manifest"u8.ToArray());

        Holds("new", "new manifest");
    }

    [Fact]
    public void A_backup_that_appeared_meanwhile_is_not_replaced_unasked()
    {
        Take(_place, overwrite: false);
        Write(_place, "new");
        PutOld();

        Is("BackupFileExists", () => _place.Commit("new manifest"u8.ToArray()));
        _place.Abandon();

        Holds("old", "old manifest");
    }

    [Fact]
    public void The_older_backup_is_put_back_when_the_manifest_can_not_be_written()
    {
        File.WriteAllText(_place.BackupFile, "old");
        Directory.CreateDirectory(Path.Combine(_place.Manifest, "in the way"));
        Take(_place);
        Write(_place, "new");

        Assert.ThrowsAny<Exception>(() => _place.Commit("new manifest"u8.ToArray()));
        _place.Abandon();
        Directory.Delete(_place.Manifest, recursive: true);

        File.WriteAllText(_place.Manifest, "old manifest");
        Holds("old", "old manifest");
    }

    [Fact]
    public void The_older_backup_is_put_back_when_the_new_one_can_not_get_its_name()
    {
        PutOld();
        Take(_place);

        Assert.ThrowsAny<IOException>(() => _place.Commit("new manifest"u8.ToArray()));
        _place.Abandon();

        Holds("old", "old manifest");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_a_killed_replacement_kept_aside_is_put_back_by_a_run_that_fails(int steps)
    {
        Kill(steps);
        var next = new BackupFolder(_place.BackupFile);
        Take(next);
        Write(next, "half");

        next.Abandon();

        Holds("old", "old manifest");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_a_killed_replacement_kept_aside_goes_when_a_run_succeeds(int steps)
    {
        Kill(steps);
        var next = new BackupFolder(_place.BackupFile);
        Take(next);
        Write(next, "newer");

        next.Commit("newer manifest"u8.ToArray());
        next.Abandon();

        Holds("newer", "newer manifest");
    }

    [Fact]
    public void At_no_moment_does_a_backup_stand_with_the_manifest_of_another()
    {
        for (var steps = 0; steps <= 4; steps++)
        {
            Kill(steps);
            if (File.Exists(_place.BackupFile))
            {
                Assert.Equal(File.ReadAllText(_place.BackupFile) + " manifest", File.ReadAllText(_place.Manifest));
            }
        }
    }

    [Fact]
    public void One_at_a_time_writes_a_backup_and_neither_deletes_what_is_the_others()
    {
        Take(_place);
        Write(_place, "first");
        var second = new BackupFolder(_place.BackupFile);

        Is("BackupUnderWay", () => second.Claim(overwrite: true));
        second.Abandon();
        _place.Commit("first manifest"u8.ToArray());

        Holds("first", "first manifest");
    }

    [Fact]
    public void Whoever_lost_the_place_does_not_say_that_the_backup_is_made()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows lets nobody remove a file that is held.");
        Take(_place);
        Write(_place, "first");
        File.Delete(_place.BackupFile + ".writing");
        var second = new BackupFolder(_place.BackupFile);
        using (second.Claim(overwrite: true))
        {
            Write(second, "second");
            Is("BackupUnderWay", () => _place.Commit("first manifest"u8.ToArray()));
            _place.Abandon();
            second.Commit("second manifest"u8.ToArray());
        }

        File.Delete(_place.WritePath);
        Holds("second", "second manifest");
    }

    [Fact]
    public void Nobodys_file_with_a_name_like_ours_is_touched()
    {
        foreach (var name in new[] { "J.bak.partial", "J.bak.replaced", "J.bak.old.replaced", "J.bak.manifest.json.partial" })
        {
            File.WriteAllText(_folder.At(name), "theirs");
        }

        PutOld();
        Take(_place);
        Write(_place, "new");
        _place.Commit("new manifest"u8.ToArray());
        _claim!.Dispose();

        Assert.Equal(
            ["J.bak", "J.bak.manifest.json", "J.bak.manifest.json.partial", "J.bak.old.replaced", "J.bak.partial", "J.bak.replaced"], _folder.Files());
    }

    [Fact]
    public void A_place_that_can_not_be_used_is_named()
    {
        File.WriteAllText(_place.BackupFile, "old");

        Is("BackupFileExists", () => _place.RequireUsable(overwrite: false));
        _place.RequireUsable(overwrite: true);
        Is("BackupFileIsFolder", () => new BackupFolder(_folder.Root).RequireUsable(overwrite: true));
        Is("BackupFileIsFolder", () => new BackupFolder(_folder.Root + Path.DirectorySeparatorChar).RequireUsable(overwrite: true));
        Is("PathInvalid", () => new BackupFolder(_folder.At("x\\y.bak")).RequireUsable(overwrite: true));
        Is("BackupFolderNotFound", () => new BackupFolder(Path.Combine(_folder.At("nowhere"), "x.bak")).RequireUsable(overwrite: true));
    }

    private static void Is(string errorId, Action work) => Assert.Equal(errorId, Assert.Throws<MigrationException>(work).ErrorId);

    private static void Write(BackupFolder place, string content) => File.WriteAllText(place.WritePath, content);

    private void Take(BackupFolder place, bool overwrite = true) => _claim = place.Claim(overwrite);

    private void Holds(string backup, string manifest)
    {
        _claim?.Dispose();
        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
        Assert.Equal((backup, manifest), (File.ReadAllText(_place.BackupFile), File.ReadAllText(_place.Manifest)));
    }

    private void PutOld()
    {
        File.WriteAllText(_place.BackupFile, "old");
        File.WriteAllText(_place.Manifest, "old manifest");
    }

    // The renames of Commit, one after the other, up to the moment of the kill.
    private void Kill(int steps)
    {
        foreach (var file in _folder.Files())
        {
            File.Delete(_folder.At(file));
        }

        PutOld();
        Write(_place, "new");
        Action[] renames =
        [
            () => File.Move(_place.BackupFile, _folder.At("J.bak.0123456789abcdef.replaced")),
            () => File.Move(_place.Manifest, _folder.At("J.bak.0123456789abcdef.replaced.manifest.json")),
            () => File.WriteAllText(_place.Manifest, "new manifest"),
            () => File.Move(_place.WritePath, _place.BackupFile),
        ];
        foreach (var rename in renames.AsSpan(0, steps))
        {
            rename();
        }
    }
}
