using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Cases;
using Xunit;

namespace Jupiter.Migration.Tests.Servers;

/// <summary>Test-JupiterServerPreparation -Case: the venue and the old server's inventory are what the case has.</summary>
[Trait("Tier", "Whole")]
public sealed class PreparationOfCaseTests
{
    [Fact]
    public void A_case_gives_its_venue_and_what_it_kept_of_the_old_server()
    {
        using var house = new CaseHouse(receipts: 5);
        house.Plan().Approve().Start("OldServer");
        house.Run($"Get-JupiterServerInventory $r.OldServerInstance -OutFile $root/old.json | Out-Null; Complete-JupiterStep $case P2 '{CaseHouse.Specialist}' -Inventory $root/old.json | Out-Null");

        var without = Results(house, "");
        var with = Results(house, " -Case $case");

        Assert.DoesNotContain(without, result => result.Id.StartsWith("Instance.", StringComparison.Ordinal));
        Assert.Equal("Unknown", without.Single(result => result.Id == "Server.Name").Status);
        Assert.Contains(with, result => result.Id == "Instance.Version");
        Assert.NotEqual("Unknown", with.Single(result => result.Id == "Server.Name").Status);
        Assert.Equal("P0", with[0].Clause);
    }

    private static (string Id, string Status, string Clause)[] Results(CaseHouse house, string more) =>
        [.. house.Run("Test-JupiterServerPreparation $root/old.json" + more).Select(result => (Text(result, "Id"), Text(result, "Status"), Text(result, "Clause")))];

    private static string Text(PSObject result, string property) => result.Properties[property].Value.ToString()!;
}
