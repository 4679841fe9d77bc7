using System;
using System.IO.Hashing;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServerContract;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Fingerprints;

/// <summary>Every type of SQL Server, read over the wire, is encoded as docs/fingerprint.md says; what differs is seen.</summary>
[Trait("Tier", "Whole")]
public sealed class TypeTests
{
    public static TheoryData<ServerVersion> Versions => new(Enum.GetValues<ServerVersion>());

    [Theory]
    [MemberData(nameof(Versions))]
    public void Each_value_of_each_type_is_encoded_as_it_is_defined(ServerVersion version)
    {
        using var server = new TableServer(version);
        Assert.All(TypeCase.All, one =>
        {
            Assert.Equal(Sum(one.Encoded), server.FingerprintOf(one.Type, one.Value));
            Assert.NotEqual(Sum(one.Encoded), server.FingerprintOf(one.Type, one.Other));
            Assert.Equal(Sum(EncodedValue.Null), server.FingerprintOf(one.Type, "NULL"));
        });
    }

    [Fact]
    public void Values_of_all_types_in_one_row_do_not_run_into_each_other()
    {
        using var server = new TableServer(ServerVersion.Sql2022);
        var columns = string.Join(", ", TypeCase.All.Select((one, i) => $"c{i} {one.Type}"));

        server.Execute($"CREATE TABLE w ({columns}); INSERT INTO w VALUES ({string.Join(", ", TypeCase.All.Select(one => one.Value))})");

        Assert.Equal(Sum(TypeCase.All.SelectMany(one => one.Encoded).ToArray()), server.Table("dbo.w").Fingerprint);
    }

    [Fact]
    public void A_long_value_is_read_in_parts()
    {
        using var server = new TableServer(ServerVersion.Sql2019);
        var text = new string('Щ', 300_000);
        server.Execute("CREATE TABLE w (a nvarchar(max), b varchar(max), c varbinary(max), d int)");
        server.Execute($"INSERT INTO w VALUES (N'{text}', '{text}', CAST(N'{text}' AS varbinary(max)), 5)");

        byte[] row = [.. EncodedValue.Utf16(text), .. EncodedValue.CodePage(text), .. EncodedValue.Binary(System.Text.Encoding.Unicode.GetBytes(text)), .. EncodedValue.Integer(5)];
        Assert.Equal(Sum(row), server.Table("dbo.w").Fingerprint);
    }

    [Fact]
    public void A_stored_computed_column_is_read_and_another_is_covered_by_the_rest_of_its_row()
    {
        using var server = new TableServer(ServerVersion.Sql2019);
        server.Execute("CREATE TABLE w (a int, twice AS (a * 2) PERSISTED, thrice AS (a * 3)); INSERT INTO w (a) VALUES (7)");

        var table = server.Table("dbo.w");

        Assert.Equal(Sum([.. EncodedValue.Integer(7), .. EncodedValue.Integer(14)]), table.Fingerprint);
        var left = Assert.Single(table.Incomparable);
        Assert.Equal(("thrice", true), (left.Column, left.IsCoveredElsewhere));
    }

    [Fact]
    public void A_row_version_is_part_of_the_row()
    {
        using var server = new TableServer(ServerVersion.Sql2008R2);
        server.Execute("CREATE TABLE w (k int NOT NULL PRIMARY KEY, v rowversion, a int); INSERT INTO w (k, a) VALUES (1, 1)");
        var before = server.Table("dbo.w").Fingerprint;

        server.Execute("UPDATE w SET a = 1 WHERE k = 1");

        Assert.NotEqual(before, server.Table("dbo.w").Fingerprint);
    }

    [Theory]
    [InlineData("bigint", -9_000_000_000_000_000_000, 300_000_000_000_000)]
    [InlineData("int", -25_000, 1)]
    [InlineData("smallint", -32_768, 1)]
    public void However_a_table_is_cut_every_row_is_read_once(string type, long first, long step)
    {
        const int Rows = 60_000;
        using var server = new TableServer(ServerVersion.Sql2014);
        server.Author.Execute(TableServer.Database, $"CREATE TABLE w (k {type} NOT NULL PRIMARY KEY, a nvarchar(40))");
        var keys = Enumerable.Range(0, Rows).Select(i => first + (i * step)).ToArray();
        server.Author.Insert(TableServer.Database, "w", keys.Select(k => new object?[] { k, "№ " + k }), CancellationToken.None);

        using var content = server.Instance.OpenContent(TableServer.Database, CancellationToken.None);
        var cut = content.ReadTables(CancellationToken.None).Single(table => table.Name == "dbo.w");
        var whole = FingerprintWork.Run(TableServer.Database, content, 2, CancellationToken.None).Tables.Single(table => table.Name == "dbo.w");

        Assert.True(cut.Ranges.Count > 1);
        var expected = keys.Aggregate(default(UInt128), (sum, k) => sum + Hash([.. EncodedValue.Integer(k), .. EncodedValue.Utf16("№ " + k)]));
        Assert.Equal((Rows, expected.ToString("x32", null)), (whole.Rows, whole.Fingerprint));
    }

    private static string Sum(byte[] row) => Hash(row).ToString("x32", null);

    private static UInt128 Hash(byte[] row)
    {
        var hash = XxHash128.Hash(row);
        return new UInt128(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(8)));
    }
}
