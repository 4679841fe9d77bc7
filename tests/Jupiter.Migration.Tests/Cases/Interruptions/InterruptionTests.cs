using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>
/// After an interruption every action tells from the thing itself whether its work is absent, matching, partial, conflicting or complete, and
/// goes on or refuses accordingly.
/// </summary>
[Trait("Tier", "Whole")]
public sealed partial class InterruptionTests(InterruptedNights nights) : IClassFixture<InterruptedNights>
{
    public static TheoryData<string> Played => [.. InterruptionMatrix.Cells.Where(cell => cell.Arrange is not null).Select(cell => cell.Name)];

    public static TheoryData<string> Actions => [.. ActionName().Matches(string.Concat(Directory.EnumerateFiles(
            Path.Combine(StagedModule.RepoRoot, "src", "Jupiter.Migration.Cases", "Steps"), "*.json", SearchOption.AllDirectories).Select(File.ReadAllText)))
        .Select(match => match.Groups[1].Value).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Played))]
    public void What_is_found_is_told_from_the_thing_itself(string name) =>
        Assert.Equal(InterruptionMatrix.Cells.Single(cell => cell.Name == name).Expected, nights.Observed[name]);

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_state_is_played_or_there_is_a_reason_why_there_is_none(string action)
    {
        var cells = InterruptionMatrix.Cells.Where(cell => cell.Action == action).ToArray();

        Assert.All(Enum.GetValues<FoundState>(), state => Assert.Contains(cells, cell => cell.State == state));
        Assert.All(cells.Where(cell => cell.Arrange is null), cell => Assert.EndsWith(".", cell.Expected, StringComparison.Ordinal));
    }

    [GeneratedRegex("\"action\": \"(\\w+)\"")]
    private static partial Regex ActionName();
}
