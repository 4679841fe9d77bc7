using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Bench.Inventories;

/// <summary>Many inventories through both tests of a server, beside the same questions as a Pester file, which is what an administrator would write.</summary>
/// <param name="folder">Where inventories are written.</param>
/// <param name="runs">How many pairs are measured, after one that is not counted.</param>
/// <param name="verdicts">Take the figures.</param>
internal sealed class InventoryComparison(string folder, int runs, Verdicts verdicts)
{
    private const double Limit = 1;
    private const double MostGrowth = 30;
    private const double MostLiveGrowth = 1;
    private const int Few = 100;
    private static readonly int[] More = [500, 1000];

    private string Files => Path.Combine(folder, "inventories");

    private static string PeerFile => Path.Combine(Path.GetDirectoryName(BuiltFiles.Bench)!, "Inventories", "Inventory.Tests.ps1");

    /// <summary>Measures a hundred beside the peer, which takes minutes for more, and up to a thousand alone.</summary>
    /// <returns>Whether memory did not grow with their number.</returns>
    public bool Judge()
    {
        var bytes = ManyInventories.Make(Files, Few);
        var pairs = Pairs.Of(runs, Ours, () => PowerShellRun.Of(
            BuiltFiles.Pester,
            $"& {{ $run = Invoke-Pester -Output None -PassThru -Container (New-PesterContainer -Path '{PeerFile}' -Data @{{ Folder = '{Files}' }}); if ($run.FailedCount -or $run.PassedCount -lt {Few}) {{ throw 'The peer refused inventories.' }} }}"));
        verdicts.Add("inventories", string.Format(CultureInfo.InvariantCulture, "{0} of {1:0} KB", Few, bytes / 1000.0), Limit, pairs);

        Console.WriteLine($"{Few}: {Few / pairs.Ours:0.0} a second, the peer {Few / pairs.Peer:0.0}; {pairs.PeakMegabytes:0} MB, {pairs.LiveMegabytes:0.0} MB after a full collection; load {Load()}");
        return Array.TrueForAll([.. More.Select(count => IsConstant(count, pairs))], isConstant => isConstant);
    }

    private bool IsConstant(int count, Pairs few)
    {
        ManyInventories.Make(Files, count);
        var run = Ours();
        var isConstant = run.PeakMegabytes - few.PeakMegabytes < MostGrowth && run.LiveMegabytes - few.LiveMegabytes < MostLiveGrowth;
        Console.WriteLine($"{count:N0}: {count / run.Seconds:0.0} a second; {run.PeakMegabytes:0} MB, {run.LiveMegabytes:0.0} MB after a full collection; load {Load()} {(isConstant ? "ok" : "OVER")}");
        return isConstant;
    }

    // Others' work makes both sides slower.
    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private Figures Ours() => PowerShellRun.Of(BuiltFiles.Module, $"& {{ Test-JupiterServerSpec DatabaseOnly '{Files}/*.json'; Test-JupiterServerPreparation '{Files}/*.json' }} | ForEach-Object {{ if ($_.Status -eq 'Fail') {{ throw ('Not what an inventory of the bench is: ' + $_.Id) }} }}");
}
