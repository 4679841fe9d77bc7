using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.SqlServer;

/// <summary>
/// The laptop is dead and the new server is off: what stands on the page that R2.Disarm printed, word for word, makes the old database writable
/// again (clause R9). The services that the page names are Windows's, and played where the case is (EnableTests).
/// </summary>
[Trait("Tier", "Whole")]
public sealed class PrintedPageTests : IDisposable
{
    private const string Cut = "- - - 8<";
    private readonly ServerDouble _old = new(SqlServerVersion.Sql2008R2);
    private readonly ServerDouble _new = new(SqlServerVersion.Sql2019);
    private CaseHouse? _house;

    public void Dispose()
    {
        // A rehearsal removes no database that it did not make, and a server takes its time to see that a client is gone.
        foreach (var server in new[] { _old, _new }.Where(server => server.Lines("SELECT name FROM sys.databases WHERE name = N'Reports'").Count > 0))
        {
            server.Execute("ALTER DATABASE Reports SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
            server.Execute("DROP DATABASE Reports");
        }

        _house?.Dispose();
        _new.Dispose();
        _old.Dispose();
    }

    [Fact]
    public void The_page_alone_is_a_way_back()
    {
        var house = _house = new CaseHouse(servers: $"-OldServerInstance '{_old.Address}' -NewServerInstance '{_new.Address}'", access: ServerDouble.Access).Carry("Reports").Consent();
        _old.MakeDatabase("Reports");
        house.Plan("-Disarm").Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1");
        house.Invoke("-Until R2.Verify");

        // Nobody here is the machine whose services are meant: that is said, and somebody decides.
        Assert.Equal("StepChecksFailed", house.Refused("Invoke-JupiterMigration $case -NonInteractive @access"));
        house.Invoke($"-DecidedBy '{CaseHouse.Specialist}'");
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Invoke();
        Assert.Equal("R5", house.Next);

        var page = File.ReadAllLines(Directory.GetFiles(house["case", "evidence"], "*R2.Disarm.way-back.txt").Single());
        house.Stop("NewServer").Start("OldServer");
        Assert.Equal(["True", "True"], ReadOnly());
        _old.Execute(string.Join("\n", page.SkipWhile(line => !line.StartsWith(Cut, StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith(Cut, StringComparison.Ordinal))));

        Assert.Equal(["False", "False"], ReadOnly());
        _old.Execute("INSERT INTO receipt VALUES (4, N'Торт', 500, NULL)", "Reports");
        Assert.Contains(page, line => line.Contains("services.msc", StringComparison.Ordinal));
        Assert.DoesNotContain(page, line => line.Contains("Jupiter.Migration", StringComparison.Ordinal) || line.Contains("Undo-Jupiter", StringComparison.Ordinal));
    }

    private string[] ReadOnly() => [.. new[] { "Jupiter", "Reports" }.Select(name => _old.Lines($"SELECT is_read_only FROM sys.databases WHERE name = N'{name}'").Single())];
}
