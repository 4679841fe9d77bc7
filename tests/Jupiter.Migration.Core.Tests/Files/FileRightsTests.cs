using System;
using System.IO;
using System.Runtime.Versioning;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Core.Tests.Cases.Journal;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Who may read what is made. On Windows the stage looks at the lists of access.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileRightsTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly TempFolder _folder = new();

    public FileRightsTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "modes");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_its_owners_from_the_moment_at_which_it_is_there()
    {
        Open(_folder.Root);

        using (SharedFile.CreateNew(_folder.At("new"), FileRights.Owner))
        {
            Assert.Equal(OwnersFile, ModeOf("new"));
        }

        DurableFile.Write(_folder.At("written"), [1], FileRights.Owner);
        Assert.Equal(OwnersFile, ModeOf("written"));
    }

    [Fact]
    public void A_file_that_is_replaced_has_the_rights_of_the_new_one()
    {
        Open(_folder.Root);
        File.WriteAllText(_folder.At("a"), "old");
        File.SetUnixFileMode(_folder.At("a"), OwnersFile | Readable);

        DurableFile.Write(_folder.At("a"), [1], FileRights.Owner);

        Assert.Equal(OwnersFile, ModeOf("a"));
    }

    [Fact]
    public void A_file_and_a_folder_follow_their_folder()
    {
        NewFile.CreateFolder(_folder.At("closed"), FileRights.Owner);
        NewFile.CreateFolder(_folder.At("open"), FileRights.Owner);
        Open(_folder.At("open"));
        foreach (var name in new[] { "closed", "open" })
        {
            DurableFile.Write(Path.Combine(_folder.At(name), "a"), [1]);
            DurableFile.CreateFolder(Path.Combine(_folder.At(name), "inner"));
        }

        Assert.Equal((OwnersFolder, OwnersFolder, OwnersFile), (ModeOf("closed"), ModeOf("closed/inner"), ModeOf("closed/a")));

        // As far as this process lets anybody in at all: its umask.
        File.WriteAllText(_folder.At("open/plain"), "");
        Assert.Equal(ModeOf("open/plain"), ModeOf("open/a"));
    }

    [Fact]
    public void A_folder_that_is_there_is_closed()
    {
        Directory.CreateDirectory(_folder.At("empty"));
        Open(_folder.At("empty"));

        DurableFile.CreateFolder(_folder.At("empty"), FileRights.Owner);

        Assert.Equal(OwnersFolder, ModeOf("empty"));
    }

    [Fact]
    public void Everything_in_a_case_is_its_owners()
    {
        NewFile.CreateFolder(_folder.At("case"), FileRights.Owner);
        using (var writer = JournalWriter.Open(_folder.At("case"), new ComputerClock(), _ => { }))
        {
            File.WriteAllText(_folder.At("source"), "x");
            File.SetUnixFileMode(_folder.At("source"), OwnersFile | Readable);
            writer.Append("", "A", null, [writer.AddEvidence("a", [1]), writer.AddEvidence("b", _folder.At("source"), default)]);
            var all = Directory.GetFileSystemEntries(_folder.At("case"), "*", SearchOption.AllDirectories);

            Assert.Equal(7, all.Length);
            Assert.All(all, path => Assert.Equal(Directory.Exists(path) ? OwnersFolder : OwnersFile, File.GetUnixFileMode(path)));
        }
    }

    private static void Open(string folder) => File.SetUnixFileMode(folder, OwnersFolder | Readable | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    private UnixFileMode ModeOf(string name) => File.GetUnixFileMode(_folder.At(name));
}
