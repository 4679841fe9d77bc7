using System;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>What SQL Server leaves in between has no like in a file: a record without the setting, a setting without its end, a database under another name.</summary>
[Trait("Tier", "Whole")]
public sealed partial class SqlServerInterruptionTests : IDisposable
{
    private const string Settings = "SELECT is_read_only, user_access_desc, is_auto_update_stats_async_on FROM sys.databases WHERE name = N'Jupiter'";
    private const string Record = "SELECT CONVERT(nvarchar(3750), value) FROM sys.extended_properties WHERE class = 0 AND name = N'Jupiter.Lock'";

    private readonly DoubleProcess _old = new("2014");
    private readonly DoubleProcess _new = new("2019");
    private readonly CaseHouse _house;

    public SqlServerInterruptionTests()
    {
        _house = new CaseHouse(servers: $"-OldServerInstance '{_old.Address}' -NewServerInstance '{_new.Address}'", access: ServerDouble.Access).Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");
    }

    public void Dispose()
    {
        _house.Dispose();
        _new.Dispose();
        _old.Dispose();
    }

    [Theory]
    [InlineData("SET READ_WRITE WITH ROLLBACK IMMEDIATE", "done")]
    [InlineData("SET READ_WRITE WITH ROLLBACK IMMEDIATE; ALTER DATABASE Jupiter SET SINGLE_USER WITH ROLLBACK IMMEDIATE", "done")]
    [InlineData("SET AUTO_UPDATE_STATISTICS_ASYNC OFF", "done as found")]
    public void A_lock_that_broke_off_is_set_to_its_end(string left, string expected)
    {
        using var scene = new InterruptedScene(_house, "R2.Lock", onlyCase: true);
        scene.Do();
        var record = Assert.Single(SqlText.Lines(_old.Address, Record, "Jupiter"));
        SqlText.Execute(_old.Address, "ALTER DATABASE Jupiter " + left, "master");

        Assert.Equal(expected, scene.GoOn(_ => string.Join(";", SqlText.Lines(_old.Address, Settings, "master"))));

        // Who locked it last stands in the record, and what is put back is what was found first.
        Assert.Equal(Time().Replace(record, ""), Time().Replace(Assert.Single(SqlText.Lines(_old.Address, Record, "Jupiter")), ""));
        Assert.StartsWith("True|MULTI_USER", Assert.Single(SqlText.Lines(_old.Address, Settings, "master")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SET READ_WRITE WITH ROLLBACK IMMEDIATE")]
    [InlineData("SET READ_WRITE WITH ROLLBACK IMMEDIATE; ALTER DATABASE Jupiter SET RESTRICTED_USER")]
    public void A_lock_that_was_lifted_by_half_is_lifted_to_its_end(string left)
    {
        var before = SqlText.Lines(_old.Address, Settings, "master");
        _house.Invoke("-Until R2.Lock");
        InterruptedNights.TurnBack(_house);
        using var scene = new InterruptedScene(_house, "B6", onlyCase: true);
        SqlText.Execute(_old.Address, "ALTER DATABASE Jupiter " + left, "master");

        Assert.Equal("done", scene.GoOn(_ => string.Join(";", SqlText.Lines(_old.Address, Record, "Jupiter"))));

        Assert.Empty(SqlText.Lines(_old.Address, Record, "Jupiter"));
        Assert.Equal(before, SqlText.Lines(_old.Address, Settings, "master"));
    }

    [Theory]
    [InlineData(false, "done as found")]
    [InlineData(true, "done")]
    public void A_restore_is_known_again_by_its_name(bool isUnderItsTemporaryName, string expected)
    {
        _house.Invoke();
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke("-Until R0");
        using var scene = new InterruptedScene(_house, "R4a", onlyCase: true);
        scene.Do();
        if (isUnderItsTemporaryName)
        {
            SqlText.Execute(_new.Address, "ALTER DATABASE Jupiter MODIFY NAME = [Jupiter.incoming]", "master");
        }

        Assert.Equal(expected, scene.GoOn(_ => string.Join(";", SqlText.Lines(_new.Address, "SELECT name, create_date FROM sys.databases WHERE database_id > 4", "master"))));

        Assert.Equal(["Jupiter"], SqlText.Lines(_new.Address, "SELECT name FROM sys.databases WHERE database_id > 4", "master"));
    }

    [GeneratedRegex("\"lockedAt\":\"[^\"]+\"")]
    private static partial Regex Time();
}
