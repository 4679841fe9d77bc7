using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Jupiter.Migration.Tests.Logins;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>The trial asks the real new server for the logins of the POS terminals, and the night rests on what it said (clauses P3, P4, R2).</summary>
[Trait("Tier", "Whole")]
public sealed class EntryTrialTests
{
    [Fact]
    public void Who_answers_for_a_refused_login_in_the_plan_is_not_stopped_by_the_trial_nor_by_the_night_after_it()
    {
        using var old = new ServerDouble(SqlServerVersion.Sql2014);
        using var @new = new ServerDouble(SqlServerVersion.Sql2019);
        using var house = new CaseHouse(servers: $"-OldServerInstance '{old.Address}' -NewServerInstance '{@new.Address}'", access: ServerDouble.Access, isTried: true);
        house.Waive("Entry.Login");
        house.Plan().Approve().PrepareTrial();
        old.Execute("CREATE LOGIN owner WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF; ALTER AUTHORIZATION ON DATABASE::Jupiter TO owner");
        using var till = old.Connect("Jupiter", "owner", "Long-enough-1", "KASSA-1", "Jupiter POS");

        house.Invoke("-Until P3t");
        house.Stop("NewServer").Complete("P4", CaseHouse.Specialist).Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");

        Assert.Equal("R2.Logins", house.Next);
    }

    [Fact]
    public void Damage_of_the_old_database_is_in_the_trials_record_and_does_not_stop_the_night()
    {
        using var old = new ServerDouble(SqlServerVersion.Sql2014);
        using var @new = new ServerDouble(SqlServerVersion.Sql2014);
        using var house = new CaseHouse(servers: $"-OldServerInstance '{old.Address}' -NewServerInstance '{@new.Address}'", access: ServerDouble.Access, isTried: true).Plan().Approve().PrepareTrial();
        old.Model.Change("Jupiter", traits => traits with { Damage = ["Table error: page (1:153) in database '{0}', column 'price' value is out of range."] });

        house.Invoke("-Until P3t");
        house.Stop("NewServer").Complete("P4", CaseHouse.Specialist).UntilRestored();

        Assert.Contains("(1:153)", Evidence(house, "P3t.trial.json"), StringComparison.Ordinal);
        Assert.Contains("(1:153)", Evidence(house, "-R4a.json"), StringComparison.Ordinal);
        Assert.Equal("R5", house.Next);
    }

    private static string Evidence(CaseHouse house, string end) =>
        File.ReadAllText(Directory.GetFiles(house["case", "evidence"]).Single(file => file.EndsWith(end, StringComparison.Ordinal)));

    [Fact]
    public void It_is_not_passed_before_the_new_server_lets_in_who_sells_and_then_the_night_knows()
    {
        using var certificate = DocumentCertificate.Make();
        using var old = new ServerDouble(SqlServerVersion.Sql2014);
        using var @new = new ServerDouble(SqlServerVersion.Sql2019);
        using var house = new CaseHouse(servers: $"-OldServerInstance '{old.Address}' -NewServerInstance '{@new.Address}'", access: ServerDouble.Access, isTried: true).Plan().Approve().PrepareTrial();
        old.Execute("CREATE LOGIN owner WITH PASSWORD = N'Long-enough-1', CHECK_POLICY = OFF; ALTER AUTHORIZATION ON DATABASE::Jupiter TO owner");
        using var till = old.Connect("Jupiter", "owner", "Long-enough-1", "KASSA-1", "Jupiter POS");
        house.Run("Export-JupiterLogin $r.OldServerInstance Jupiter \"$root/logins.cms\" $certificate @access", ("certificate", certificate));

        var refused = house.Error("Invoke-JupiterMigration $case -NonInteractive -Until P3t @access");
        Assert.Contains("Entry.Login owner: there is no such login here", refused.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(@new.Lines("SELECT name FROM sys.databases WHERE database_id > 4"));

        house.Run("Import-JupiterLogin $r.NewServerInstance \"$root/logins.cms\" -To $certificate @access", ("certificate", certificate));
        house.Invoke("-Until P3t");
        house.Stop("NewServer").Complete("P4", CaseHouse.Specialist).Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke("-Until R2.Check");

        Assert.Contains("lets in every login", File.ReadAllText(Directory.GetFiles(house["case", "evidence"], "*-R2.Check.json").Single()), StringComparison.Ordinal);
    }
}
