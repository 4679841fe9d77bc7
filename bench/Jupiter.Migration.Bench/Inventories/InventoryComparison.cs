using System;
using System.Globalization;
using System.IO;

namespace Jupiter.Migration.Bench.Inventories;

/// <summary>Many inventories through both tests of a server, beside the same questions as a Pester file, which is what an administrator would write.</summary>
/// <param name="folder">Where inventories are written.</param>
/// <param name="runs">How many pairs are measured, after one that is not counted.</param>
/// <param name="verdicts">Take the figures.</param>
internal sealed class InventoryComparison(string folder, int runs, Verdicts verdicts)
{
    private const double Limit = 1;
    private const double MostGrowth = 30;
    private const int Few = 100;
    private const int Many = 1000;

    private string Files => Path.Combine(folder, "inventories");

    private static string PeerFile => Path.Combine(Path.GetDirectoryName(BuiltFiles.Bench)!, "Inventories", "Inventory.Tests.ps1");

    /// <summary>Measures a hundred beside the peer, which takes minutes for more, and a thousand alone.</summary>
    /// <returns>Whether memory did not grow with their number.</returns>
    public bool Judge()
    {
        var bytes = ManyInventories.Make(Files, Few);
        var pairs = Pairs.Of(runs, Ours, () => PowerShellRun.Of(
            BuiltFiles.Pester,
            $"& {{ $run = Invoke-Pester -Output None -PassThru -Container (New-PesterContainer -Path '{PeerFile}' -Data @{{ Folder = '{Files}' }}); if ($run.FailedCount -or $run.PassedCount -lt {Few}) {{ throw 'The peer refused inventories.' }} }}"));
        verdicts.Add("inventories", string.Format(CultureInfo.InvariantCulture, "{0} of {1:0} KB", Few, bytes / 1000.0), Limit, pairs);

        ManyInventories.Make(Files, Many);
        var many = Ours();
        var isConstant = many.PeakMegabytes - pairs.PeakMegabytes < MostGrowth;
        Console.WriteLine($"{Many:N0} inventories: {Many / many.Seconds:0.0} a second, {many.PeakMegabytes:0} MB; {Few}: {Few / pairs.Ours:0.0} a second, {pairs.PeakMegabytes:0} MB {(isConstant ? "ok" : "OVER")}");
        return isConstant;
    }

    private Figures Ours() => PowerShellRun.Of(BuiltFiles.Module, $"& {{ Test-JupiterServerSpec DatabaseOnly '{Files}/*.json'; Test-JupiterServerPreparation '{Files}/*.json' }} | ForEach-Object {{ if ($_.Status -eq 'Fail') {{ throw ('Not what an inventory of the bench is: ' + $_.Id) }} }}");
}
