using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Model;

/// <summary>Every statement that the engine ships answers on every version.</summary>
public class ShippedStatementTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "../../../src/Jupiter.Migration.SqlServer/Statements"));

    private static readonly string[] InDatabase = ["Databases/map-user.sql", "Databases/create-user.sql", "Databases/add-owner.sql"];

    public static TheoryData<string, SqlServerVersion> All => new(
        from file in Directory.GetFiles(Folder, "*.sql", SearchOption.AllDirectories)
        from version in Enum.GetValues<SqlServerVersion>()
        select (Path.GetRelativePath(Folder, file).Replace('\\', '/'), version));

    [Theory]
    [MemberData(nameof(All))]
    public void A_shipped_statement_answers(string file, SqlServerVersion version)
    {
        using var fixture = new ModelFixture(version);
        fixture.MakeSample("Юпитер");
        fixture.MakeSample("drop me", 0);
        fixture.Run("CREATE LOGIN waiter WITH PASSWORD = 'Касса-1!', CHECK_POLICY = OFF");
        fixture.Run("BACKUP DATABASE [Юпитер] TO DISK = @path WITH CHECKSUM, FORMAT",
            ModelFixture.Text("@path", fixture.PathOf("given.bak")));
        using var session = fixture.LogIn("Юпитер");
        ModelFixture.Run(session, "CREATE USER waiter FOR LOGIN waiter");
        var text = Adapt(File.ReadAllText(Path.Combine(Folder, file)), file, version);
        if (TableOfMsdb(file) is { } table)
        {
            using var msdb = fixture.LogIn("msdb");
            ModelFixture.Run(msdb, $"CREATE TABLE dbo.{table} (name nvarchar(128) NOT NULL PRIMARY KEY, enabled tinyint)");
        }

        if (Before(file, fixture) is { } before)
        {
            ModelFixture.Run(session, before);
        }

        using var other = fixture.LogIn();
        text = text.Replace("32767", ModelFixture.Run(other, "SELECT @@SPID").Rows[0][0]!.ToString(), StringComparison.Ordinal);

        var runs = file.Contains("single-user", StringComparison.Ordinal) || file.Contains("read-", StringComparison.Ordinal)
            || !file.StartsWith("Databases/", StringComparison.Ordinal) ? session : fixture.Session;
        // What a version lacks is not sent to it.
        if (NumberBefore(file, version) is { } number)
        {
            ModelFixture.Fails(runs, text, number);
            return;
        }

        if (runs == fixture.Session)
        {
            if (InDatabase.Contains(file))
            {
                runs = session;
            }
            else
            {
                session.Dispose();
            }
        }

        ModelFixture.Run(runs, text,
            Parameters(fixture, file).Where(parameter => text.Contains(parameter.Name, StringComparison.Ordinal)).ToArray());
    }

    private static int? NumberBefore(string file, SqlServerVersion version) => file switch
    {
        "Schema/sequence.sql" when version == SqlServerVersion.Sql2008R2 => 208,
        "Options/containment.sql" when version == SqlServerVersion.Sql2008R2 => 4104,
        "Options/query-store.sql" when version is SqlServerVersion.Sql2008R2 or SqlServerVersion.Sql2014 => 4104,
        "Queries/table-filters.sql" when version is SqlServerVersion.Sql2008R2 or SqlServerVersion.Sql2014 => 208,
        _ => null,
    };

    // The double's msdb is empty; who asks it brings the table.
    private static string? TableOfMsdb(string file) => file switch
    {
        "Surroundings/jobs.sql" => "sysjobs",
        "Surroundings/mail-profiles.sql" => "sysmail_profile",
        _ => null,
    };

    private static string? Before(string file, ModelFixture fixture) => file switch
    {
        "Instance/add-own-name.sql" => $"EXEC master.dbo.sp_dropserver @server = N'{OwnName(fixture)}'",
        "Locks/drop-record.sql" or "Locks/update-record.sql" => "EXEC sys.sp_addextendedproperty @name = N'Jupiter.Lock', @value = N'x'",
        "Databases/create-user.sql" => "DROP USER waiter",
        "Locks/commit.sql" => "BEGIN TRANSACTION",
        _ => null,
    };

    private static string? OwnName(ModelFixture fixture)
    {
        using var session = fixture.LogIn();
        return ModelFixture.Run(session, "SELECT @@SERVERNAME").Rows[0][0]?.ToString();
    }

    private static string Adapt(string text, string file, SqlServerVersion version)
    {
        var database = file.EndsWith("drop.sql", StringComparison.Ordinal) ? "drop me"
            : file.EndsWith("create-database.sql", StringComparison.Ordinal) ? "Новая" : "Юпитер";
        var salted = version == SqlServerVersion.Sql2008R2 ? "0x0100" + new string('A', 48) : "0x0200" + new string('A', 136);
        return text
            .Replace("$(database)", file.EndsWith("login.sql", StringComparison.Ordinal) ? "master" : database, StringComparison.Ordinal)
            .Replace("$(data_file)", @"C:\Data\new.mdf", StringComparison.Ordinal)
            .Replace("$(log_file)", @"C:\Data\new.ldf", StringComparison.Ordinal)
            .Replace("$(password)", "Касса-1!", StringComparison.Ordinal)
            .Replace("$(new_name)", "x]]; DROP DATABASE [y]]--", StringComparison.Ordinal)
            .Replace("$(login)", file.EndsWith("owner.sql", StringComparison.Ordinal) ? "sa"
                : file.Contains("windows", StringComparison.Ordinal) ? @"JUPITER\Касса" : file.Contains("create-", StringComparison.Ordinal)
                && !file.Contains("user", StringComparison.Ordinal)
                ? "cook" : "waiter", StringComparison.Ordinal)
            .Replace("$(user)", "waiter", StringComparison.Ordinal)
            .Replace("$(language)", "русский", StringComparison.Ordinal)
            .Replace("[$(columns)]", "[k], CAST([name] AS varbinary(max)), DATALENGTH([name]), CAST([picture] AS varbinary(8000)), [price]",
                StringComparison.Ordinal)
            .Replace("$(schema)", "dbo", StringComparison.Ordinal)
            .Replace("$(table)", "goods", StringComparison.Ordinal)
            .Replace("$(column)", "k", StringComparison.Ordinal)
            .Replace("0xFACE", salted, StringComparison.Ordinal)
            .Replace("0xBEEF", "0x" + new string('B', 32), StringComparison.Ordinal)
            .Replace("MOVE @logical0 TO @physical0,", "MOVE @logical0 TO @physical0, MOVE @logical1 TO @physical1,",
                StringComparison.Ordinal);
    }

    private static IEnumerable<SqlParameterValue> Parameters(ModelFixture fixture, string file)
    {
        var isRestore = file.EndsWith("restore.sql", StringComparison.Ordinal);
        yield return ModelFixture.Text("@database", isRestore ? "copy" : "Юпитер");
        yield return ModelFixture.Text("@path",
            fixture.PathOf(file.EndsWith("backup.sql", StringComparison.Ordinal) ? "new.bak" : "given.bak"));
        yield return ModelFixture.Int("@position", 1);
        yield return ModelFixture.Text("@set_name", "Юпитер");
        yield return ModelFixture.Text("@logical0", "Юпитер");
        yield return ModelFixture.Text("@physical0", @"C:\Data\copy.mdf");
        yield return ModelFixture.Text("@logical1", "Юпитер_log");
        yield return ModelFixture.Text("@physical1", @"C:\Data\copy.ldf");
        yield return ModelFixture.Text("@record", "{}");
        yield return ModelFixture.Text("@login", "waiter");
        yield return ModelFixture.Text("@role", "dbcreator");
        yield return ModelFixture.Text("@user", "waiter");
        yield return ModelFixture.Text("@default_database", "master");
        yield return ModelFixture.Text("@recorded_database", "master");
        yield return new SqlParameterValue("@sid", new SqlType(SqlTypeName.VarBinary, 85), new byte[] { 1 });
        yield return ModelFixture.Text("@table", "goods");
        yield return ModelFixture.Text("@name", file.EndsWith("own-name.sql", StringComparison.Ordinal) ? OwnName(fixture) : null);
        yield return ModelFixture.Int("@object", 7);
        yield return ModelFixture.Int("@longest", 250_001);
        yield return ModelFixture.Text("@value_name", "DefaultData");
        yield return ModelFixture.Text("@option", "show advanced options");
        yield return ModelFixture.Int("@number", 1);
        yield return new SqlParameterValue("@session_id", new SqlType(SqlTypeName.SmallInt), 51L);
        yield return new SqlParameterValue("@first", new SqlType(SqlTypeName.BigInt), 3L);
        yield return new SqlParameterValue("@last", new SqlType(SqlTypeName.BigInt), 7L);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
