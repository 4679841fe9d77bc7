using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Preparation;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Servers;
using Jupiter.Migration.Files;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Servers;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Preparation;

/// <summary>What a case knows of the venue's network, and P0 by an inventory (clause P0).</summary>
public sealed class CaseNetworkTests : IDisposable
{
    private const string Card = "02-00-00-00-00-10";
    private readonly TempFolder _folder = new();
    private readonly SampleCase _sample = new();

    public CaseNetworkTests() => _sample.Approve();

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void It_is_what_P2_kept_and_what_the_interlock_noted()
    {
        Complete("P2", SampleInstance.Old() with
        {
            NetworkAdapters = [new NetworkAdapter { Name = "Realtek", HardwareAddress = Card, Addresses = ["192.168.1.10"], Gateways = ["192.168.1.1"] }],
        }, SampleCase.Specialist);
        using var migration = _sample.Open();
        var till = migration.Plan.Venue.Computers[0].Name;
        migration.Record("R2.Verify", CaseEvents.Done, [
            new ServerFact(true)
            {
                Sighting = new ServerSighting
                {
                    Host = "JUPITER", Address = "192.168.1.11", HardwareAddress = Card, Gateway = "192.168.1.1", GatewayHardwareAddress = "02-00-00-00-00-01", SeenAt = _sample.Clock.GetUtcNow(),
                },
            },
            new ComputerCard(till, "02-00-00-00-00-21"),
        ]);

        var known = new CasePreparation(migration).Network();

        Assert.False(known.IsOneMachine);
        Assert.Equal(migration.Plan.Venue.ServerName, known.OldServer);
        Assert.Contains($"192.168.1.10 {Card}", known.OldServerAt.Select(at => $"{at.Host} {at.HardwareAddress}"));
        Assert.Contains($"192.168.1.11 {Card}", known.OldServerAt.Select(at => $"{at.Host} {at.HardwareAddress}"));
        Assert.Contains(migration.Plan.OldServer, known.OldServerAt.Select(at => at.Host.Text));
        Assert.All(known.OldServerAt, at => Assert.Equal(migration.Plan.PresencePort, at.Port));
        Assert.Equal("02-00-00-00-00-21", known.Computers[0].HardwareAddress!.Text);
        Assert.Equal(["192.168.1.1", "192.168.1.1 (02-00-00-00-00-01)"], known.Gateways.Select(gateway => gateway.ToString()));
    }

    [Fact]
    public void An_inventory_of_another_computer_leaves_P0_a_persons_word()
    {
        Complete("P0", SampleInstance.With(null), SampleCase.Customer);

        using var migration = _sample.Open();
        Assert.Equal(StepState.Attested, _sample.Status().Steps.Single(one => one.Id == "P0").State);
        Assert.False(KeptInventory.From(migration.State.Of("P0").Facts)!.IsProof);
        var result = Assert.Single(new CasePreparation(migration).CheckNetwork(SampleInstance.With(null), CancellationToken.None));
        Assert.Equal(("Network.OldServer", CheckStatus.Unknown), (result.Id, result.Status));
    }

    private void Complete(string step, ServerInventory inventory, string by)
    {
        var path = _folder.At(Guid.NewGuid().ToString("N") + ".json");
        ServerInventoryFile.Write(path, inventory);
        using var migration = _sample.Open();
        StepCompletion.Record(
            migration, new StepWord { Step = step, By = by, Inventory = path, InventoryHash = Hexadecimal.Sha256(File.ReadAllBytes(path)) }, new SilentObserver(), CancellationToken.None);
    }
}
