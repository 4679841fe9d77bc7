using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Cases.Steps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Versions;

/// <summary>
/// The cases of the newest version were made with its steps as they are. Until that version ships its steps may change, and <c>build/write-docs</c>
/// makes the cases anew; after that neither ever changes again.
/// </summary>
public sealed class GoldenCaseTests
{
    [Fact]
    public void The_newest_version_has_a_case_at_each_point_by_the_steps_that_it_ships()
    {
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") is not null)
        {
            GoldenCase.All.Where(golden => !IsMade(golden)).ToList().ForEach(golden => golden.Make());
        }

        Assert.All(GoldenCase.All, golden => Assert.True(IsMade(golden), $"build/write-docs makes {golden.Folder} by the steps of {GoldenCase.Newest} as they are now."));
    }

    [Fact]
    public void No_case_is_there_that_nobody_makes() => Assert.Equal(
        GoldenCase.All.Select(golden => golden.Name).Order(StringComparer.Ordinal),
        Directory.GetDirectories(Path.Combine(KeptCase.Versions, GoldenCase.Newest)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));

    private static bool IsMade(GoldenCase golden)
    {
        var plan = Path.Combine(golden.Folder, "case.json");
        return File.Exists(plan) && (string)JsonNode.Parse(File.ReadAllText(plan))!["procedureSha256"]! == ShippedProcedures.All.Newest(golden.Kind).Sha256;
    }
}
