using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

public sealed class JournalFullDiskTests : IDisposable
{
    private readonly JournalCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void A_disk_that_fills_up_in_the_middle_of_a_line_leaves_the_journal_as_it_was()
    {
        var place = Directory.CreateDirectory(Path.Combine(_case.Folder, "small")).FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=256k", "none", place) == 0, "A small disk can't be made here.");
        try
        {
            using var writer = JournalWriter.Open(place, _case.Clock, _ => { });
            writer.Append("", "A");
            var data = new Dictionary<string, string> { ["x"] = new('x', 200_000) };
            var filler = Path.Combine(place, "filler");
            File.WriteAllBytes(filler, new byte[100_000]);
            var length = new FileInfo(Path.Combine(place, "journal.jsonl")).Length;
            for (var attempt = 0; attempt < 3; attempt++)
            {
                Assert.Equal("DiskFull", Assert.Throws<MigrationException>(() => writer.Append("", "B", data)).ErrorId);
                Assert.Equal("DiskFull", Assert.Throws<MigrationException>(() => writer.AddEvidence("b", new byte[200_000])).ErrorId);
                Assert.Equal(length, new FileInfo(Path.Combine(place, "journal.jsonl")).Length);
            }

            Assert.Empty(Directory.GetFiles(Path.Combine(place, "evidence")));
            File.Delete(filler);
            writer.Append("", "C", data);
            Assert.Equal(["A", "C"], JournalCase.Read(place).Select(entry => entry.Event));
        }
        finally
        {
            Assert.Equal(0, Run("umount", place));
        }
    }

    [Fact]
    public void A_folder_that_may_not_be_written_to_has_a_name()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/sys");

        // Not even root may make a file there.
        Assert.Equal("FileAccessDenied", Assert.Throws<MigrationException>(() => JournalWriter.Open("/sys/kernel", _case.Clock, _ => { })).ErrorId);

        Directory.CreateDirectory(_case.Journal);
        Assert.Equal("FileAccessDenied", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
        Assert.Equal("FileAccessDenied", Assert.Throws<MigrationException>(() => _case.Read()).ErrorId);
        Directory.Delete(_case.Journal);

        File.WriteAllText(_case.Journal + ".file", "x");
        Assert.NotNull(Assert.Throws<MigrationException>(() => JournalWriter.Open(_case.Journal + ".file", _case.Clock, _ => { })).ErrorId);
        _case.Append("A");
    }

    [Fact]
    public void A_head_that_can_not_be_written_stops_nothing()
    {
        Directory.CreateDirectory(_case.Head);

        _case.Append("A", "B");

        Assert.Equal(["A", "B"], _case.Read().Select(entry => entry.Event));
        Assert.Equal(CheckStatus.Unknown, Assert.Single(_case.Audit("Journal.Head")).Status);
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
