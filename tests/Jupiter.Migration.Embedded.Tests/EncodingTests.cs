using System.Linq;
using Jupiter.Migration.Checks;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>Databases that keep text as UTF-16.</summary>
public sealed class EncodingTests : EmbeddedTests
{
    private static readonly string[] Content =
    [
        "CREATE TABLE блюда (id INTEGER PRIMARY KEY, \"название 🍕\" TEXT, картинка BLOB)",
        "CREATE INDEX по_названию ON блюда (\"название 🍕\")",
        "INSERT INTO блюда VALUES (1, 'Борщ «Юпитер» 🍲', x'0001'), (2, '', x''), (3, NULL, NULL), (4, 'a' || char(0) || 'b', NULL)",
    ];

    [Theory]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public void Text_in_utf_16_goes_round(string encoding)
    {
        var path = Make(Database, [$"PRAGMA encoding = '{encoding}'", .. Content]);
        Assert.Equal(encoding, Pragma(path, "encoding"));

        GoesRound(Database);

        Assert.Equal("Борщ «Юпитер» 🍲", Ask(Database, "SELECT \"название 🍕\" FROM блюда WHERE id = 1"));
        Assert.Equal(NaiveFingerprint.Of(path), Fingerprint(Database).Fingerprint);
    }

    [Fact]
    public void Databases_that_keep_the_same_text_otherwise_differ()
    {
        Make("u8", Content);
        Make("le", ["PRAGMA encoding = 'UTF-16le'", .. Content]);
        Make("be", ["PRAGMA encoding = 'UTF-16be'", .. Content]);

        foreach (var (one, other) in new[] { ("u8", "le"), ("u8", "be"), ("le", "be") })
        {
            Assert.Contains(Compare(one, other), check => check is { Subject: "setting encoding", Status: CheckStatus.Fail });
        }

        Assert.DoesNotContain(Compare("le", "be").Where(check => check.Id == "Compare.Table"), check => check.Status != CheckStatus.Pass);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_compared_as_they_are()
    {
        Make("a", "CREATE TABLE t (v TEXT)", "INSERT INTO t VALUES (CAST(x'ff' AS TEXT))");
        Make("b", "CREATE TABLE t (v TEXT)", "INSERT INTO t VALUES (CAST(x'fe' AS TEXT))");

        GoesRound("a");

        Assert.Contains(Compare("a", "b"), check => check is { Subject: "t", Status: CheckStatus.Fail });
    }
}
