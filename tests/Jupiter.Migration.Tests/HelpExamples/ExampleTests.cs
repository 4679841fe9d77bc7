using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.HelpExamples;

/// <summary>Every example of every help page runs as it stands, in a real pwsh, in the venue that its page takes for granted.</summary>
[Trait("Tier", "Whole")]
public sealed class ExampleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(25);

    public static async Task<IEnumerable<TheoryDataRow<string>>> Results()
    {
        var runs = await Task.WhenAll(Task.Run(() => RunAll("en-US")), Task.Run(() => RunAll("ru-RU")));
        return runs.SelectMany(rows => rows);
    }

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public void The_example_runs(string error) => Assert.True(error.Length == 0, error);

    private static TheoryDataRow<string>[] RunAll(string culture)
    {
        using var folder = new TempFolder();
        var (result, pages) = (folder["result.jsonl"], Path.Combine(StagedModule.RepoRoot, "docs", culture));
        using var pwsh = PwshProcess.StartScript(
            folder.Path,
            Path.Combine(StagedModule.RepoRoot, "tests", "Jupiter.Migration.Tests", "HelpExamples", "Invoke-Example.ps1"),
            "-Module",
            StagedModule.Manifest,
            "-Pages",
            pages,
            "-Culture",
            culture,
            "-Work",
            folder.Path,
            "-Scenarios",
            Path.Combine(StagedModule.RepoRoot, "tests", "scenarios"),
            "-Result",
            result);
        var run = pwsh.Finish("", Patience);
        var rows = File.Exists(result) ? File.ReadAllLines(result).Select(line => JsonNode.Parse(line)!).ToArray() : [];

        // As many results as headings: one that the script overlooks, or never came to, is not one that ran.
        var examples = Directory.EnumerateFiles(pages, "*-*.md").Sum(page => File.ReadLines(page).Count(line => line.StartsWith("### Example ", StringComparison.Ordinal)));
        if (run.ExitCode != 0 || examples == 0 || rows.Length != examples)
        {
            throw new InvalidOperationException($"{rows.Length} of {examples} examples, exit code {run.ExitCode}.{Environment.NewLine}{run.Output}{run.Errors}");
        }

        return [.. rows.Select(row => new TheoryDataRow<string>(row["Error"]!.GetValue<string>())
        {
            Label = "",
            TestDisplayName = $"{culture}: {row["Name"]!.GetValue<string>()}",
        })];
    }
}
