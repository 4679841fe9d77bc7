using Jupiter.Migration.Embedded.Sqlite;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

public sealed class SqliteUriTests
{
    [Theory]
    [InlineData("/srv/Ночь 1?/a#b%.db", "file:///srv/Ночь 1%3f/a%23b%25.db")]
    [InlineData(@"/srv/a\b.db", @"file:///srv/a\b.db")]
    public void A_path_of_unix(string path, string uri) => Assert.Equal(uri, SqliteUri.For(path, "", isWindows: false));

    [Theory]
    [InlineData(@"C:\Ночь\Jupiter.db", "file:///C:/Ночь/Jupiter.db")]
    [InlineData(@"\\NAS\backup\Jupiter.bak", "file:////NAS/backup/Jupiter.bak")]
    [InlineData(@"\\?\C:\Jupiter.db", "file:////%3f/C:/Jupiter.db")]
    public void A_path_of_windows(string path, string uri) => Assert.Equal(uri + "?immutable=1", SqliteUri.For(path, "immutable=1", isWindows: true));

    [Theory]
    [InlineData(@"C:\", "file:////%3f/C:/")]
    [InlineData(@"\\NAS\backup\", "file:////%3f/UNC/NAS/backup/")]
    public void A_long_path_of_windows_says_that_it_is_long(string folder, string start)
    {
        var name = new string('x', 250) + ".db";

        Assert.Equal(start + name, SqliteUri.For(folder + name, "", isWindows: true));
    }
}
