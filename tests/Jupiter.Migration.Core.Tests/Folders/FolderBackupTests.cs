using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Operations;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Folders;

public sealed class FolderBackupTests : FolderFixture
{
    [Fact]
    public void TheCopyCanBeLookedIntoAndIsPutBackAsItWas()
    {
        Put("a.txt", "один", new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc));
        Put("Касса 1/Смена/b.txt", "zwei");
        Put("empty", "");
        Directory.CreateDirectory(Path.Combine(Source, "nothing"));
        Directory.SetLastWriteTimeUtc(Path.Combine(Source, "Касса 1"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var result = Backup();

        Assert.Equal((3L, 12L, 0L, 0L), (result.Files, result.Bytes, result.Faults, result.Taken));
        Assert.Equal("один", File.ReadAllText(Path.Combine(Copy, "a.txt")));
        Assert.Equal(["Отчёты", "Отчёты" + FolderList.Suffix], Directory.GetFileSystemEntries(Medium).Select(Path.GetFileName).Order());
        Assert.Equal(3, Restore().Files);
        Assert.Equal(Tree(Source), Tree(Back));
        Assert.Equal(3, Restore().Taken);
        Assert.Empty(Faults);
    }

    [Fact]
    public void ACompleteCopyIsReplacedOnlyOnRequestAndThenBroughtUpToDate()
    {
        Put("a", "1");
        Put("b", "2");
        Backup();
        Assert.Equal("FolderListThere", Assert.Throws<MigrationException>(() => Backup()).ErrorId);
        Put("b", "two");
        File.Delete(Path.Combine(Source, "a"));
        Put("c", "3");

        var result = Backup(force: true);

        Assert.Equal((2L, 0L), (result.Files, result.Taken));
        Assert.Equal("two", File.ReadAllText(Path.Combine(Copy, "b")));
        Assert.True(File.Exists(Path.Combine(Copy, "a")), "nothing of the copy is deleted");
        Assert.Equal(CheckStatus.Warning, Check("Folder.Beside").Status);
        Assert.EndsWith(": a", Check("Folder.Beside").Actual, StringComparison.Ordinal);
        Assert.Equal(2, Backup(force: true).Taken);
    }

    [Fact]
    public void AFolderWithForeignFilesIsNotWrittenInto()
    {
        Put("a", "new");
        Directory.CreateDirectory(Copy);
        File.WriteAllText(Path.Combine(Copy, "a"), "foreign");

        Assert.Equal("FolderNotEmpty", Assert.Throws<MigrationException>(() => Backup()).ErrorId);

        Assert.Equal("foreign", File.ReadAllText(Path.Combine(Copy, "a")));
    }

    [Fact]
    public void LinksAreRecordedAndNotFollowed()
    {
        Directory.CreateDirectory(At("outside"));
        File.WriteAllText(At("outside/secret"), "x");
        Put("a", "1");
        Directory.CreateSymbolicLink(Path.Combine(Source, "link"), At("outside"));
        File.CreateSymbolicLink(Path.Combine(Source, "dangling"), At("nowhere"));

        Assert.Equal((1L, 0), (Backup().Files, Faults.Count));

        Assert.Equal(["a"], Directory.GetFileSystemEntries(Copy).Select(Path.GetFileName));
        Assert.Equal(["dangling", "link"], FolderList.Open(List).Entries().Where(entry => entry.Kind == FolderEntryKind.Link).Select(entry => entry.Path));
        Restore();
        Assert.Contains(Observer.Details, text => text.Contains('2'));
    }

    [Fact]
    public void ALinkIsFollowedWhereItIsTheFolderThatWasNamed()
    {
        Put("a", "1");
        Put("b/c", "2");
        Directory.CreateSymbolicLink(At("alias"), Source);

        var result = Backup(source: At("alias"));

        Assert.Equal((2L, 0L, Path.Combine(Medium, "alias")), (result.Files, result.Faults, result.Path));
        Assert.Equal(Tree(Source).Where(line => line.StartsWith("a ", StringComparison.Ordinal)), Tree(result.Path).Where(line => line.StartsWith("a ", StringComparison.Ordinal)));
    }

    [Fact]
    public void NamesThatOnePlaceCantTellApartAreNamedAndNeverMerged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs both names in one folder");
        foreach (var path in new[] { "A", "a", "b", "D/x", "d/x", "d/y", "E/a", "E/A" })
        {
            Put(path, path);
        }

        var found = FolderWalk.Run(Source, isCaseBlind: true).ToArray();

        Assert.Equal(["A", "D", "D/x", "E", "E/A", "b"], found.Where(one => one.Failure is null).Select(one => one.Entry.Path));
        Assert.Equal(["E/a", "a", "d"], found.Where(one => one.Failure is MigrationException { ErrorId: "FolderNamesAlike" }).Select(one => one.Entry.Path));
        Assert.All(FolderWalk.Run(Source), one => Assert.Null(one.Failure));
        Assert.False(LetterCase.IsBlind(Source));
        Assert.Equal((8L, 8L), (Backup().Files, Restore().Files));
    }

    [Fact]
    public void WhatVanishesMeanwhileIsNamedAndMissedByNobodyLater()
    {
        for (var i = 0; i < 1000; i++)
        {
            Put($"{i:000}", new string('x', 1000));
        }

        // The lane that copies the one before knows already of the last.
        var result = BackupWhile(() =>
        {
            if (File.Exists(Path.Combine(Copy, "998")))
            {
                File.Delete(Path.Combine(Source, "999"));
            }
        });

        Assert.Equal((999L, 1L), (result.Files, result.Faults));
        Assert.Equal(("PathNotFound", Path.Combine(Source, "999")), (Faults.Single().ErrorId, (string)Faults.Single().TargetObject!));
        Assert.True(Check("Folder.Complete").Blocks);
        Assert.Equal((999L, 999L, 0L), Backup() is var again ? (again.Files, again.Taken, again.Faults) : default);
        Assert.False(Check("Folder.Complete").Blocks);
    }

    [Fact]
    public void ASourceInItsDestinationOrTheOtherWayRoundIsRefusedAlsoThroughLinks()
    {
        Put("Отчёты/x", "1");
        Directory.CreateSymbolicLink(At("alias"), Path.Combine(Source, "Отчёты"));
        Directory.CreateSymbolicLink(At("self"), Source);

        foreach (var (source, medium) in new[] { (Source, Source), (Source, Path.Combine(Source, "sub")), (Source, At("alias")), (Source, At("")), (Path.Combine(Source, "Отчёты"), At("")), (At("alias"), At("")) })
        {
            Assert.Equal("FolderInsideOther", Assert.Throws<MigrationException>(() => Backup(source: source, medium: medium)).ErrorId);
        }
    }

    [Fact]
    public void ALargeFileIsWrittenFromItsFirstDifference()
    {
        var content = new byte[65 << 20];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(Path.Combine(Source, "large"), content);
        Directory.CreateDirectory(Copy);
        File.WriteAllText(List + ".partial", "");
        var before = content[..(40 << 20)];
        before[30 << 20] ^= 1;
        File.WriteAllBytes(Path.Combine(Copy, "large"), before);

        Backup();

        Assert.Equal(CheckStatus.Pass, Check("Folder.Content").Status);
        Assert.True(content.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Copy, "large"))));
    }

    [Fact]
    public void HolesStayHoles()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks for the blocks of a file");
        using (var file = File.Create(Path.Combine(Source, "sparse")))
        {
            file.SetLength(100 << 20);
            file.Position = 50 << 20;
            file.WriteByte(1);
        }

        Assert.Equal(100 << 20, Backup().Bytes);

        Assert.InRange(FileIdentity.ContentOf(Path.Combine(Copy, "sparse"))!.Value.Allocated, 1, 1 << 20);
        Assert.Equal(CheckStatus.Pass, Check("Folder.Content").Status);
    }

    [Fact]
    public void AFileThatKeepsChangingIsNamedAndTheOthersAreCopied()
    {
        Put("a", "1");
        Put("growing", new string('x', 1 << 20));
        Put("z", "2");

        // Of its five blocks or six, each time that it is copied, at least one; at each it would never come to an end.
        var blocks = 0;
        var result = BackupWhile(() =>
        {
            if (blocks++ % 4 > 0)
            {
                return;
            }

            using var file = new FileStream(Path.Combine(Source, "growing"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.WriteByte(1);
        });

        Assert.Equal((2L, 1L), (result.Files, result.Faults));
        Assert.Equal(["FolderFileChanges"], Faults.Select(fault => fault.ErrorId));
        Assert.True(Check("Folder.Complete").Blocks && Check("Folder.Complete").Actual.Contains("growing"));
        var again = Backup();
        Assert.Equal((3L, 2L, 0L), (again.Files, again.Taken, again.Faults));
    }

    [Fact]
    public void WhatHasNoContentOrNoNameIsAFaultAndNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and names of bytes");
        Put("a", "1");
        using (var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "mkfifo pipe; : > \"$(printf 'x\\377')\"; : > \"$(printf 'x\\376')\""]) { WorkingDirectory = Source })!)
        {
            shell.WaitForExit();
        }

        Assert.Equal((1L, 3), (Backup().Files, Faults.Count));

        Assert.Equal(["FolderEntrySpecial", "FolderNameNotText", "FolderNameNotText"], Faults.Select(fault => fault.ErrorId).Order());
        Assert.Equal(4, FolderList.Open(List).Entries().Count());
        Shell($"rm -r '{Source}'");
    }

    [Fact]
    public void LongPathsAreCarried()
    {
        var name = new string('п', 60);
        Put(string.Join('/', Enumerable.Repeat(name, 6)) + "/file", "deep");

        Backup();
        Restore();

        Assert.Empty(Faults);
        Assert.Equal(Tree(Source), Tree(Back));
    }
}
