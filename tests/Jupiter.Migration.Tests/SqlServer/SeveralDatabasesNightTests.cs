using System;
using System.Collections;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Jupiter.Migration.Tests.Logins;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>A case with two and three databases from one SQL Server to another, and back (clauses R2, R4a, R4b, R9).</summary>
[Trait("Tier", "Whole")]
public sealed class SeveralDatabasesNightTests : IDisposable
{
    private readonly ServerDouble _old = new(SqlServerVersion.Sql2014);
    private readonly ServerDouble _new = new(SqlServerVersion.Sql2019);
    private string[] _others = [];
    private CaseHouse? _house;

    public void Dispose()
    {
        // A rehearsal removes no database that it did not make.
        foreach (var server in new[] { _old, _new })
        {
            Array.ForEach([.. Databases(server).Intersect(_others)], other => server.Execute($"DROP DATABASE {other}"));
        }

        _house?.Dispose();
        _new.Dispose();
        _old.Dispose();
    }

    [Theory]
    [InlineData("Reports")]
    [InlineData("Reports", "Loyalty")]
    public void A_whole_night_with_its_trial_and_the_way_back(params string[] others)
    {
        var house = Plan(isTried: true, others);
        house.PrepareTrial().Invoke("-Until P3t");
        Assert.Empty(Databases(_new));
        house.Stop("NewServer").Complete("P4", CaseHouse.Specialist).UntilRestored();

        Assert.Equal("R5", house.Next);
        Assert.Equal([.. others.Append("Jupiter").Order(StringComparer.Ordinal)], Databases(_new));
        Assert.All(others, other => Assert.Equal("3", _new.Lines("SELECT COUNT(*) FROM receipt", other).Single()));
        Assert.All(others.Append("Jupiter"), name => Assert.Equal("True", ReadOnly(_old, name)));

        _new.Execute("INSERT INTO receipt VALUES (4, N'Торт', 500, NULL)", others[^1]);
        const string Undo = "Undo-JupiterMigration $case @access -WarningAction SilentlyContinue";
        dynamic account = house.Run(Undo + " -By 'Вера Линь' -Reason 'медленно'").Single(item => item.Properties["Tables"] is not null);
        dynamic table = ((IEnumerable)account.Tables).Cast<object>().Single();
        Assert.Equal((others[^1], 1L, 0L, 0L), ((string)table.Database, (long)table.Added, (long)table.Changed, (long)table.Deleted));
        Assert.Equal(1 + others.Length, Databases(_new).Length);
        house.Run(Undo + $" -Acknowledge {house.AcknowledgementCode} -By '{CaseHouse.Customer}'");
        house.Complete("B3").Stop("NewServer").Run(Undo);
        house.Start("OldServer").Complete("B5").Run(Undo);

        Assert.Equal("B7", house.Next);
        Assert.All(others.Append("Jupiter"), name => Assert.Equal("False", ReadOnly(_old, name)));
    }

    [Fact]
    public void One_that_somebody_closed_keeps_the_others_open()
    {
        var house = Plan(isTried: false, "Reports", "Loyalty").Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1");
        house.Invoke("-Until R2.Check");
        house.Run("Lock-JupiterDatabase $r.OldServerInstance Loyalty @access | Out-Null");

        Assert.Equal("DatabaseAlreadyLocked", house.Refused("Invoke-JupiterMigration $case -NonInteractive @access -WarningAction SilentlyContinue"));

        Assert.Equal(("False", "False", "True"), (ReadOnly(_old, "Jupiter"), ReadOnly(_old, "Reports"), ReadOnly(_old, "Loyalty")));
    }

    [Fact]
    public void Room_is_asked_for_all_of_them_before_the_first_is_restored()
    {
        var house = Plan(isTried: false, "Reports").Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1");

        // Five gigabytes each, and room for one of them.
        _old.Model.Faults.BackedUpDataBytes = _new.Model.Faults.BackedUpDataBytes = 5L << 30;
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        _new.Model.Faults.FreeSpaceBytes = 8L << 30;

        var refused = house.Error("Invoke-JupiterMigration $case -NonInteractive @access");

        Assert.StartsWith("RestoreNotPossible,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Restore.Space", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Databases(_new));
        _new.Model.Faults.FreeSpaceBytes = 12L << 30;
        house.Invoke();
        Assert.Equal("R5", house.Next);
    }

    [Fact]
    public void Damage_of_one_that_the_trial_found_excuses_none_of_another()
    {
        string[] damage = ["Table error: page (1:153) in database '{0}', column 'price' value is out of range."];
        var house = Plan(isTried: true, "Reports").PrepareTrial();
        _old.Model.Change("Reports", traits => traits with { Damage = damage });
        house.Invoke("-Until P3t");
        house.Stop("NewServer").Complete("P4", CaseHouse.Specialist).Complete("R1", CaseHouse.Specialist).Complete("R1");
        _old.Model.Change("Jupiter", traits => traits with { Damage = damage });
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");

        var refused = house.Error("Invoke-JupiterMigration $case -NonInteractive @access -WarningAction SilentlyContinue");

        Assert.StartsWith("RestoredDatabaseDiffers,", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("(1:153)", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Reports"], Databases(_new).Intersect(["Jupiter", "Reports"]));
    }

    [Fact]
    public void Who_came_in_to_the_second_is_asked_for_there()
    {
        var house = Plan(isTried: false, "Reports").Prepare();
        _old.Execute("CREATE LOGIN reporter WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF");
        _old.Execute("CREATE USER reporter FOR LOGIN reporter", "Reports");
        using var till = _old.Connect("Reports", "reporter", "Long-enough-1", "KASSA-1", "Jupiter POS");
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");
        Assert.Contains("Login.Carried Jupiter, Reports: in no file: reporter", house.Error("Invoke-JupiterMigration $case -NonInteractive @access").Exception.Message, StringComparison.Ordinal);

        using var certificate = DocumentCertificate.Make();
        house.Run(
            "Export-JupiterLogin $r.OldServerInstance Reports \"$($r.SecondMedium)/reports.cms\" $certificate @access -Case $case -WarningAction SilentlyContinue",
            ("certificate", certificate));
        house.Invoke();
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R4a");

        var refused = house.Error("Invoke-JupiterMigration $case -NonInteractive @access");

        Assert.Contains("Entry.Login Reports: reporter", refused.Exception.Message, StringComparison.Ordinal);
    }

    private CaseHouse Plan(bool isTried, params string[] others)
    {
        _others = others;
        _house = new CaseHouse(servers: $"-OldServerInstance '{_old.Address}' -NewServerInstance '{_new.Address}'", access: ServerDouble.Access, isTried: isTried).Carry(others);
        Array.ForEach(others, _old.MakeDatabase);
        return _house.Plan().Approve();
    }

    private static string[] Databases(ServerDouble server) => [.. server.Lines("SELECT name FROM sys.databases WHERE database_id > 4").Order(StringComparer.Ordinal)];

    private static string ReadOnly(ServerDouble server, string database) => server.Lines($"SELECT is_read_only FROM sys.databases WHERE name = N'{database}'").Single();
}
