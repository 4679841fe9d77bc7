using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Names go all the way round and never become paths.</summary>
public sealed class NameTests : IDisposable
{
    private readonly ModelFixture _fixture = new();

    public static TheoryData<string> Names => new(
        "x]; DROP DATABASE [y]--", "x'; DROP TABLE goods; --", "\"quoted\"", "[brackets]", "..", "../outside", "/etc/passwd",
            "C:\\Windows\\x", "tail ", " head",
        "   ", "line\nbreak", "tab\tbed", "half \ud800 of a character", "CON", "Ресторан «Юпитер»", "饺子馆", "🍕", "e\u0301", "a/*b*/",
            new string('Ж', 128), "star*");

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_goes_all_the_way_round(string name)
    {
        var quoted = "[" + name.Replace("]", "]]", StringComparison.Ordinal) + "]";
        _fixture.MakeSample(name, 3);
        Assert.Equal(name, _fixture.Ask("SELECT name FROM sys.databases WHERE name = @name", ModelFixture.Text("@name", name)));
        Assert.Equal(3L, _fixture.Ask($"SELECT COUNT(*) FROM {quoted}.dbo.goods"));
        using (var session = _fixture.LogIn(name))
        {
            Assert.Equal(name, ModelFixture.Run(session, "SELECT DB_NAME()").Rows[0][0]);
        }

        var path = _fixture.PathOf("n.bak");
        _fixture.Run("BACKUP DATABASE @name TO DISK = @path WITH FORMAT, CHECKSUM", ModelFixture.Text("@name", name),
            ModelFixture.Text("@path", path));
        _fixture.Run($"ALTER DATABASE {quoted} MODIFY NAME = aside");
        var files = _fixture.Run("RESTORE FILELISTONLY FROM DISK = @path", ModelFixture.Text("@path", path)).Rows.Select(row =>
            (string)row[0]!).ToArray();
        _fixture.Run("RESTORE DATABASE @name FROM DISK = @path WITH MOVE @a TO N'C:\\1.mdf', MOVE @b TO N'C:\\1.ldf'",
            ModelFixture.Text("@name", name),
            ModelFixture.Text("@path", path), ModelFixture.Text("@a", files[0]), ModelFixture.Text("@b", files[1]));
        Assert.Equal(3L, _fixture.Ask($"SELECT COUNT(*) FROM {quoted}.dbo.goods"));
        _fixture.Run($"DROP DATABASE {quoted}; DROP DATABASE aside");
        Assert.Equal(0L, _fixture.Ask("SELECT COUNT(*) FROM sys.databases WHERE database_id > 4"));
        Assert.All(Directory.GetFiles(_fixture.Instance.Options.DataFolder), file => Assert.Matches("^[0-9]{6}", Path.GetFileName(file)));
    }

    [Fact]
    public void A_name_of_a_table_and_column_goes_round_too()
    {
        _fixture.Run("CREATE DATABASE d");
        _fixture.Run("USE d; CREATE TABLE [dbo].[x]]; DROP TABLE t--] ([a]]b\"c'd] int, [Щи] nvarchar(10))");
        _fixture.Run("INSERT INTO [x]]; DROP TABLE t--] VALUES (1, N'каша')");

        Assert.Equal([1L, "каша"], _fixture.Run("SELECT [A]]B\"C'D], [щи] FROM [X]]; drop table T--]").Rows[0]);
        Assert.Equal("x]; DROP TABLE t--", _fixture.Ask("SELECT name FROM sys.tables"));
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused() => _fixture.Fails($"CREATE DATABASE [{new string('x', 129)}]", 103);
}
