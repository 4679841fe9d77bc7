using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>A venue that names devices which can't tell: a night goes on as in any other venue, and the community is shown nowhere.</summary>
public sealed class DeviceTests
{
    private const string Canary = "kanarek-55d1";

    [Fact]
    public void Devices_that_do_not_tell_are_a_warning_at_R2_and_their_community_is_in_the_plan_only()
    {
        using var house = new CaseHouse();
        house.Run("""
            $venue = Get-Content $r.Venue -Raw | ConvertFrom-Json
            $venue | Add-Member networkSwitch @{ address = '127.0.0.1'; port = 9; community = 'kanarek-55d1' }
            $venue | Add-Member hypervisor @{ address = 'no-such-host.invalid' }
            Set-Content $r.Venue ($venue | ConvertTo-Json -Depth 9)
            """);
        house.Plan().Approve().Prepare();
        house.Complete("R1", CaseHouse.Specialist).Complete("R1");

        var shown = Shown(house, "Invoke-JupiterMigration $case -NonInteractive -Verbose @access");
        shown += Shown(house, "Get-JupiterMigration $case -Verbose | Format-List * -Force");
        shown += Shown(house, "Test-JupiterVenue -Venue $r.Venue -ServerInstance $r.OldServerInstance -Verbose | Format-List *");
        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");
        shown += Shown(house, "Invoke-JupiterMigration $case -NonInteractive -Verbose @access");

        Assert.Equal("R5", house.Next);
        var evidence = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(house.Case, "evidence"), "*-R2.Check.json").Single());
        Assert.Contains("Presence.Device", evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, shown, StringComparison.Ordinal);
        Assert.Contains(Canary, File.ReadAllText(Path.Combine(house.Case, "case.json")), StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(house.Case, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "case.json"),
            path => Assert.DoesNotContain(Canary, File.ReadAllText(path), StringComparison.Ordinal));
    }

    private static string Shown(CaseHouse house, string script) =>
        string.Concat(house.Run($"{script} *>&1 | Out-String -Width 4000").Select(text => text.BaseObject));
}
