using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

public sealed class SharedFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "", "a.db a.db-wal b.dbx c.json torn-1.bin")]
    [InlineData("", ".db", "a.db")]
    [InlineData("torn-", ".bin", "torn-1.bin")]
    [InlineData("torn-1.b", "1.bin", "")]
    public void Files_are_listed_by_the_beginning_and_the_end_of_their_names(string start, string end, string expected)
    {
        foreach (var name in new[] { "a.db", "a.db-wal", "b.dbx", "c.json", "torn-1.bin" })
        {
            File.WriteAllText(_folder.At(name), "");
        }

        Directory.CreateDirectory(_folder.At("folder.db"));

        Assert.Equal(expected, string.Join(' ', SharedFolder.Files(_folder.Root, start, end).Select(Path.GetFileName)));
    }

    [Fact]
    public void A_folder_goes_with_all_that_is_in_it_and_what_a_link_leads_to_stays()
    {
        Directory.CreateDirectory(_folder.At("inner/deeper"));
        File.WriteAllText(_folder.At("inner/deeper/file"), "");
        File.WriteAllText(_folder.At("inner/файл"), "");
        Directory.CreateDirectory(_folder.At("elsewhere"));
        File.WriteAllText(_folder.At("elsewhere/somebody's"), "");
        Directory.CreateSymbolicLink(_folder.At("inner/link"), _folder.At("elsewhere"));

        SharedFolder.Remove(_folder.At("inner"), FilePatience.None);
        SharedFolder.Remove(_folder.At("inner"), FilePatience.None);

        Assert.Equal(["elsewhere"], _folder.Files());
        Assert.True(File.Exists(_folder.At("elsewhere/somebody's")));
    }
}
