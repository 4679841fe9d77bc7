using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Operations;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Folders;

/// <summary>A backup of folders that ended before its end, killed, stopped or for want of room: the next run takes over what is whole.</summary>
public sealed class EndedFolderBackupTests : FolderFixture
{
    [Fact]
    public void WhatARunThatWasEndedHadCopiedIsTakenOverWhereverItEnded()
    {
        for (var i = 0; i < 20; i++)
        {
            Put($"{i % 3}/{i:00}", new string('x', i));
        }

        Backup();
        var lines = File.ReadAllBytes(List);
        for (var length = 0; length < lines.Length; length += 97)
        {
            File.Delete(List);
            File.Delete(List + ".earlier");
            File.WriteAllBytes(List + ".partial", lines[..length]);
            var whole = Encoding.UTF8.GetString(lines[..length]).Split('\n').SkipLast(1).Count(line => line.Contains("\"kind\":\"File\"", StringComparison.Ordinal));

            var result = Backup();

            Assert.Equal((20L, (long)whole), (result.Files, result.Taken));
            Assert.Equal(["Отчёты", "Отчёты" + FolderList.Suffix], Directory.GetFileSystemEntries(Medium).Select(Path.GetFileName).Order());
        }
    }

    [Fact]
    public void ARunThatIsStoppedWhileItTakesOverAnotherLosesNothingOfThat()
    {
        Put("a", "1");
        Put("b", "2");
        Put("c", "3");
        Backup();
        var lines = File.ReadAllLines(List);
        File.Delete(List);
        File.WriteAllText(List + ".earlier", string.Join('\n', lines[0], lines[2], ""));
        File.WriteAllText(List + ".partial", string.Join('\n', lines[0], lines[1], ""));

        Assert.Equal(2, Backup().Taken);
    }

    [Fact]
    public void ABackupThatIsCancelledHasNoListAndIsGoneOnWith()
    {
        Put("a", "1");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new FolderBackup(Observer).Run(
            new FolderBackupRequest { Source = Source, Destination = Medium, ModuleVersion = "0" }, Faults.Add, stop.Token));

        Assert.False(File.Exists(List));
        Assert.Equal(1, Backup().Files);
    }

    [Fact]
    [Trait("Tier", "Whole")]
    public void AFullDiskIsNamedAndTheNextRunGoesOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "mounts a small file system");
        for (var i = 0; i < 40; i++)
        {
            File.WriteAllBytes(Path.Combine(Source, $"{i:00}"), new byte[1 << 20].Select((_, at) => (byte)(at + i)).ToArray());
        }

        // The room is there when it is asked for, and gone when it is needed.
        Shell($"mount -t tmpfs -o size=120m none '{Medium}'");
        try
        {
            var failure = Assert.Throws<MigrationException>(() => BackupWhile(() => Fill(Path.Combine(Medium, "filler"))));
            Assert.Equal("FolderDiskFull", failure.ErrorId);
            Assert.False(File.Exists(List));
            File.Delete(Path.Combine(Medium, "filler"));

            Assert.Equal(40, Backup().Files);
            Assert.Equal(CheckStatus.Pass, Check("Folder.Content").Status);
        }
        finally
        {
            Shell($"umount '{Medium}'");
        }
    }

    private void Fill(string path)
    {
        lock (Observer)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, 1);
                while (true)
                {
                    file.Write(new byte[64 << 10]);
                }
            }
            catch (IOException)
            {
                // Full, as it should be.
            }
        }
    }
}
