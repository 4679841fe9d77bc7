using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Scenarios;

/// <summary>One run of all scenarios: a real pwsh with the real Pester, in one language.</summary>
internal static class ScenarioRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(25);

    /// <summary>Runs them.</summary>
    /// <returns>A result for each It, and for whatever broke outside of one.</returns>
    public static IReadOnlyList<ScenarioResult> Of(string culture)
    {
        using var folder = new TempFolder();
        var result = folder["result.jsonl"];
        using var pwsh = PwshProcess.StartScript(
            StagedModule.RepoRoot,
            Path.Combine("tests", "Jupiter.Migration.Tests", "Scenarios", "Invoke-Scenario.ps1"),
            "-Pester",
            StagedModule.Pester,
            "-Module",
            StagedModule.Manifest,
            "-Path",
            Path.Combine(StagedModule.RepoRoot, "tests", "scenarios"),
            "-Culture",
            culture,
            "-Result",
            result);
        var run = pwsh.Finish("", Patience);
        if (run.ExitCode != 0 || !File.Exists(result))
        {
            throw new InvalidOperationException($"Pester ended with {run.ExitCode}.{Environment.NewLine}{run.Output}{run.Errors}");
        }

        var results = new List<ScenarioResult>();
        foreach (var line in File.ReadLines(result))
        {
            var row = JsonNode.Parse(line)!;
            results.Add(new ScenarioResult(culture, Text(row, "File"), Text(row, "Name"), Text(row, "Outcome"), Text(row, "Error")));
        }

        return results;
    }

    private static string Text(JsonNode row, string field) => row[field]!.GetValue<string>();
}

/// <summary>What became of one test of a scenario.</summary>
/// <param name="Culture">Language of the session.</param>
/// <param name="File">Its file.</param>
/// <param name="Name">Its blocks and its own name.</param>
/// <param name="Outcome">Pester's word for it.</param>
/// <param name="Error">Pester's error, or empty.</param>
internal sealed record ScenarioResult(string Culture, string File, string Name, string Outcome, string Error);
