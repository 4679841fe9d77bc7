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

    public BackupFolderTests() => _place = new BackupFolder(_folder.At("J.bak"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backup_comes_to_stand_with_its_manifest_and_nothing_else()
    {
        Write("new");

        _place.Commit("new manifest"u8.ToArray());

        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
        Holds("new", "new manifest");
    }

    [Fact]
    public void A_backup_that_is_replaced_leaves_nothing()
    {
        PutOld();
        Write("new");

        _place.Commit("new manifest"u8.ToArray());

        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
        Holds("new", "new manifest");
    }

    [Fact]
    public void The_older_backup_is_put_back_when_the_manifest_can_not_be_written()
    {
        PutOld();
        Write("new");
        Directory.CreateDirectory(_folder.At("J.bak.manifest.json.partial"));

        Assert.ThrowsAny<Exception>(() => _place.Commit("new manifest"u8.ToArray()));
        Directory.Delete(_folder.At("J.bak.manifest.json.partial"));
        _place.Abandon();

        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
        Holds("old", "old manifest");
    }

    [Fact]
    public void The_older_backup_is_put_back_when_the_new_one_can_not_get_its_name()
    {
        PutOld();

        Assert.ThrowsAny<IOException>(() => _place.Commit("new manifest"u8.ToArray()));
        _place.Abandon();

        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
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
        Write("half");

        next.Abandon();

        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
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
        Write("newer");

        next.Commit("newer manifest"u8.ToArray());
        next.Abandon();

        Assert.Equal(["J.bak", "J.bak.manifest.json"], _folder.Files());
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
    public void A_place_that_can_not_be_used_is_named()
    {
        Write("new");
        File.WriteAllText(_place.BackupFile, "old");

        Is("BackupFileExists", () => _place.RequireUsable(overwrite: false));
        _place.RequireUsable(overwrite: true);
        Is("BackupFileIsFolder", () => new BackupFolder(_folder.Root).RequireUsable(overwrite: true));
        Is("BackupFileIsFolder", () => new BackupFolder(_folder.Root + Path.DirectorySeparatorChar).RequireUsable(overwrite: true));
        Is("PathInvalid", () => new BackupFolder(_folder.At("x\\y.bak")).RequireUsable(overwrite: true));
        Is("BackupFolderNotFound", () => new BackupFolder(Path.Combine(_folder.At("nowhere"), "x.bak")).RequireUsable(overwrite: true));
    }

    private static void Is(string errorId, Action work) => Assert.Equal(errorId, Assert.Throws<MigrationException>(work).ErrorId);

    private void Holds(string backup, string manifest) =>
        Assert.Equal((backup, manifest), (File.ReadAllText(_place.BackupFile), File.ReadAllText(_place.Manifest)));

    private void Write(string content) => File.WriteAllText(_place.PartialFile, content);

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
        Write("new");
        Action[] renames =
        [
            () => File.Move(_place.BackupFile, _folder.At("J.bak.replaced")),
            () => File.Move(_place.Manifest, _folder.At("J.bak.replaced.manifest.json")),
            () => File.WriteAllText(_place.Manifest, "new manifest"),
            () => File.Move(_place.PartialFile, _place.BackupFile),
        ];
        foreach (var rename in renames.AsSpan(0, steps))
        {
            rename();
        }
    }
}
