using System.Linq;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.SqlServerContract;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Fingerprints;

/// <summary>Whatever is changed in the schema of a database is named; what is this module's own, or another server's, is no difference.</summary>
[Trait("Tier", "Whole")]
public sealed class SchemaTests
{
    [Theory]
    [InlineData("CREATE TABLE late (a int)", "table", "dbo.late")]
    [InlineData("ALTER TABLE goods ADD late int NULL", "column", "dbo.goods.late")]
    [InlineData("CREATE INDEX late ON goods (name)", "index", "dbo.goods.late")]
    [InlineData("DROP INDEX by_name ON goods", "index", "dbo.goods.by_name")]
    [InlineData("CREATE PROCEDURE late AS SELECT 1 AS a", "module", "dbo.late")]
    [InlineData("CREATE VIEW late AS SELECT id FROM goods", "module", "dbo.late")]
    [InlineData("CREATE TRIGGER late ON goods AFTER INSERT AS RETURN", "trigger", "late.goods")]
    [InlineData("ALTER TABLE goods ADD CONSTRAINT late CHECK (price > 0)", "check", "dbo.goods.late")]
    [InlineData("ALTER TABLE goods ADD CONSTRAINT late DEFAULT 7 FOR price", "default", "dbo.goods.late")]
    [InlineData("CREATE SCHEMA late", "schema", "late")]
    [InlineData("CREATE TYPE late FROM nvarchar(20)", "type", "dbo.late")]
    [InlineData("CREATE SYNONYM late FOR dbo.goods", "synonym", "dbo.late")]
    [InlineData("CREATE SEQUENCE late AS bigint START WITH 1", "sequence", "dbo.late")]
    [InlineData("CREATE ROLE late", "principal", "late")]
    [InlineData("EXEC sp_addrolemember 'db_datareader', 'waiters'", "role-member", "db_datareader.waiters")]
    [InlineData("GRANT SELECT ON goods TO waiters", "permission", "waiters.OBJECT_OR_COLUMN.dbo.goods.SELECT")]
    [InlineData("EXEC sys.sp_addextendedproperty @name = N'version', @value = N'7'", "extended-property", "DATABASE.0.0.version")]
    [InlineData("INSERT INTO goods (name) VALUES (N'Щи')", "identity", "dbo.goods.id")]
    public void A_change_is_named(string change, string kind, string name)
    {
        using var server = new TableServer(ServerVersion.Sql2019);
        Make(server);
        var before = server.Fingerprint();

        server.Execute(change);

        var after = server.Fingerprint();
        Assert.NotEqual(before.SchemaFingerprint, after.SchemaFingerprint);
        Assert.Contains(Differing(before, after), item => item.Kind == kind && item.Name == name);
    }

    [Theory]
    [InlineData("EXEC sys.sp_addextendedproperty @name = N'Jupiter.Lock', @value = N'{}'")]
    [InlineData("ALTER USER cook WITH LOGIN = other")]
    public void What_a_migration_itself_changes_is_no_difference(string change)
    {
        using var server = new TableServer(ServerVersion.Sql2019);
        Make(server);
        server.Execute("CREATE LOGIN cook WITH PASSWORD = 'Борщ-1!', CHECK_POLICY = OFF; CREATE USER cook FOR LOGIN cook; CREATE LOGIN other WITH PASSWORD = 'Борщ-2!', CHECK_POLICY = OFF");
        var before = server.Fingerprint().SchemaFingerprint;

        server.Execute(change);

        Assert.Equal(before, server.Fingerprint().SchemaFingerprint);
    }

    [Fact]
    public void Names_with_points_are_not_taken_for_others()
    {
        using var server = new TableServer(ServerVersion.Sql2022);
        server.Execute("CREATE SCHEMA [a]");
        server.Execute("CREATE SCHEMA [a.b]");
        server.Execute("CREATE TABLE [a.b].[c] (x int); CREATE TABLE [a].[b.c] (x int)");

        var names = server.Fingerprint().Tables.Select(table => table.Name).ToArray();

        Assert.Equal(["[a.b].c", "a.[b.c]"], names.Order(System.StringComparer.Ordinal));
    }

    private static void Make(TableServer server)
    {
        server.Execute("CREATE TABLE goods (id int IDENTITY(1, 1) NOT NULL PRIMARY KEY, name nvarchar(50), price decimal(10, 2))");
        server.Execute("CREATE INDEX by_name ON goods (name)");
        server.Execute("CREATE ROLE waiters");
    }

    private static SchemaObjectFingerprint[] Differing(DatabaseFingerprint before, DatabaseFingerprint after)
    {
        static string Line(SchemaObjectFingerprint item) => item.Kind + " " + item.Name + " " + item.Sha256;

        var (one, other) = (before.SchemaObjects.Select(Line).ToHashSet(), after.SchemaObjects.Select(Line).ToHashSet());
        return before.SchemaObjects.Where(item => !other.Contains(Line(item))).Concat(after.SchemaObjects.Where(item => !one.Contains(Line(item)))).ToArray();
    }
}
