using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Jupiter.Migration.Tests.Scenarios;

/// <summary>tests/scenarios/*.Tests.ps1 under the real Pester in the real pwsh, in both languages. Each It is a result of its own.</summary>
[Trait("Tier", "Whole")]
public sealed class ScenarioTests
{
    // One process each, beside each other: the scenarios of one language share nothing with those of the other.
    public static async Task<IEnumerable<TheoryDataRow<string, string>>> Results()
    {
        var runs = await Task.WhenAll(Task.Run(() => ScenarioRun.Of("en-US")), Task.Run(() => ScenarioRun.Of("ru-RU")));
        return runs.SelectMany(results => results).Select(result => new TheoryDataRow<string, string>(result.Outcome, result.Error)
        {
            Label = "",
            TestDisplayName = $"{result.File} ({result.Culture}): {result.Name}",
            Skip = result.Outcome == "Skipped" ? "Skipped by Pester" : null,
        });
    }

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void The_scenario_passes(string outcome, string error) => Assert.True(outcome == "Passed", $"{outcome}: {error}");
}
