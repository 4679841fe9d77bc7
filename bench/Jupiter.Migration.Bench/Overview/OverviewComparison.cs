using System;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Bench.Overview;

/// <summary>
/// A desk's cases in one overview, every journal verified and replayed, beside what an administrator would write, which reads the last line of each and hashes the
/// files. The first call of a session is measured, and the next one.
/// </summary>
/// <param name="folder">Where the cases are made.</param>
/// <param name="runs">How many pairs are measured, after one that is not counted.</param>
/// <param name="verdicts">Take the figures.</param>
internal sealed class OverviewComparison(string folder, int runs, Verdicts verdicts)
{
    private const double Limit = 0.6;
    private const double MostSeconds = 2;
    private const int Count = 500;

    private string Cases => Path.Combine(folder, "overview");

    private string Ours => $"Get-JupiterMigration '{Cases}/*' -Overview";

    private string Peer => $$"""
        Get-ChildItem '{{Cases}}' | ForEach-Object {
            $plan = Get-Content "$_/case.json" -Raw | ConvertFrom-Json
            $last = Get-Content "$_/journal.jsonl" | Select-Object -Last 1 | ConvertFrom-Json
            [pscustomobject]@{
                Venue = $plan.venue.name; StartAt = $plan.startAt; Step = $last.step; Event = $last.event
                Plan = (Get-FileHash "$_/case.json").Hash; Journal = (Get-FileHash "$_/journal.jsonl").Hash
            }
        } | Sort-Object StartAt
        """;

    /// <summary>Measures.</summary>
    /// <returns>Whether the first call of a session was quick enough.</returns>
    public bool Judge()
    {
        Make();
        var first = Pairs.Of(runs, () => PowerShellRun.Of(BuiltFiles.Module, Ours), () => PowerShellRun.Of(BuiltFiles.Module, Peer));
        verdicts.Add("overview, first call", $"{Count} cases", Limit, first);
        verdicts.Add("overview, next call", $"{Count} cases", Limit, Pairs.Of(
            runs, () => PowerShellRun.Of(BuiltFiles.Module, Ours, $"$null = {Ours}; "), () => PowerShellRun.Of(BuiltFiles.Module, Peer, $"$null = {Peer}; ")));
        var isQuick = first.Ours < MostSeconds;
        Console.WriteLine($"overview of {Count} cases at the first call: {first.Ours:0.000} s (limit {MostSeconds:0.00}) {(isQuick ? "ok" : "OVER")}");
        return isQuick;
    }

    // Cases at every point of both procedures, as the tests keep them.
    private void Make()
    {
        var golden = new DirectoryInfo(Path.Combine(BuiltFiles.Repository, "tests", "golden")).GetDirectories().MaxBy(version => Version.Parse(version.Name))!
            .GetDirectories().OrderBy(point => point.Name, StringComparer.Ordinal).ToArray();
        if (Directory.Exists(Cases))
        {
            Directory.Delete(Cases, recursive: true);
        }

        for (var i = 0; i < Count; i++)
        {
            var copy = Directory.CreateDirectory(Path.Combine(Cases, $"{i:000}")).FullName;
            foreach (var file in golden[i % golden.Length].GetFiles())
            {
                file.CopyTo(Path.Combine(copy, file.Name));
            }
        }
    }
}
