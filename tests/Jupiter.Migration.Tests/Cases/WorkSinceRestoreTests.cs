using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>What POS terminals did on the new server is told apart from what came with the backup (clauses R6, R8).</summary>
[Trait("Tier", "Whole")]
public sealed class WorkSinceRestoreTests
{
    [Fact]
    public void A_day_that_was_opened_since_and_the_first_receipt_are_seen()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();

        Assert.Equal("Pass", StatusOf(house, "R6", "Venue.BusinessDayOpened"));
        Assert.Equal(["Warning", "Warning"], StatusesOf(house, "R8", "Venue.FirstReceipt"));
    }

    private static string StatusOf(CaseHouse house, string step, string check) => Assert.Single(StatusesOf(house, step, check));

    private static string[] StatusesOf(CaseHouse house, string step, string check) =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(house.Case, "evidence"), $"*{step}*.json")
           from result in JsonNode.Parse(File.ReadAllText(file))!.AsObject().Select(part => part.Value).OfType<JsonArray>().SelectMany(list => list)
           where (string?)result!["id"] == check
           select (string)result!["status"]!,
    ];
}
