using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Where the new server does not stand as the POS terminals need it, nothing is restored until somebody has put it right, or has seen it and decides (clause R3b).</summary>
public sealed class ServerPlaceTests : IDisposable
{
    private const string Elsewhere = "192.0.2.1";

    private readonly CaseHouse _house = new();

    public ServerPlaceTests() => ChangeVenue(venue =>
    {
        venue["serverName"] = Elsewhere;
        venue["computers"]!.AsArray().Single(computer => computer!["name"]!.GetValue<string>() == "BAR")!["serverAddress"] = Elsewhere;
    });

    public void Dispose() => _house.Dispose();

    [Fact]
    public void A_name_that_leads_elsewhere_holds_the_restore_until_somebody_who_has_seen_it_decides()
    {
        _house.Plan().Approve().Prepare();
        _house.Complete("R1", CaseHouse.Specialist).Complete("R1").Invoke();
        _house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b");

        // A decision in advance is none.
        var error = _house.Error($"Invoke-JupiterMigration $case -NonInteractive -DecidedBy '{CaseHouse.Specialist}'");
        Assert.StartsWith("PlaceNotProved,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"Pos.ServerName {Elsewhere}", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("PlaceNotProved", _house.Refused("Invoke-JupiterMigration $case -NonInteractive"));
        Assert.Equal("R0", _house.Next);

        Assert.Equal(["R0", "R4a"], _house.Invoke($"-DecidedBy '{CaseHouse.Specialist}' -Until R4a"));
        var done = _house.Lines().Last(line => line["step"]!.GetValue<string>() == "R0" && line["event"]!.GetValue<string>() == "Done")["data"]!;
        Assert.Equal((CaseHouse.Specialist, "Pos.ServerName"), (done["placeDecidedBy"]!.GetValue<string>(), done["placeNotProved"]!.GetValue<string>()));

        // Whoever is set up by address is named, and nobody is stopped by it: its computer is off.
        var checks = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(_house["case", "evidence"], "*-R0.json").Single()))!["checks"]!.AsArray();
        Assert.Equal("Warning", Single(checks, "Pos.ServerAddress")["status"]!.GetValue<string>(), ignoreCase: true);
        Assert.Equal("Warning", Single(checks, "Pos.ServerName")["status"]!.GetValue<string>(), ignoreCase: true);
    }

    private static JsonNode Single(JsonArray checks, string id) => checks.Single(check => check!["id"]!.GetValue<string>() == id)!;

    private void ChangeVenue(Action<JsonNode> change)
    {
        var file = _house["r", "venue.json"];
        var venue = JsonNode.Parse(File.ReadAllText(file))!;
        change(venue);
        File.WriteAllText(file, venue.ToJsonString());
    }
}
