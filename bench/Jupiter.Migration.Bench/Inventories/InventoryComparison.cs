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
    private static readonly int[] Counts = [100, 1000];

    /// <summary>Measures a hundred and a thousand.</summary>
    /// <returns>Whether memory did not grow with their number.</returns>
    public bool Judge()
    {
        var files = Path.Combine(folder, "inventories");
        var peaks = Array.ConvertAll(Counts, count =>
        {
            var bytes = ManyInventories.Make(files, count);
            var pairs = Pairs.Of(
                runs,
                () => PowerShellRun.Of(BuiltFiles.Module, $"& {{ Test-JupiterServerSpec DatabaseOnly '{files}/*.json'; Test-JupiterServerPreparation '{files}/*.json' }}"),
                () => PowerShellRun.Of(BuiltFiles.Pester, $"Invoke-Pester -Output None -Container (New-PesterContainer -Path '{PeerFile}' -Data @{{ Folder = '{files}' }})"));
            verdicts.Add("inventories", string.Format(CultureInfo.InvariantCulture, "{0:N0} of {1:0} KB", count, bytes / 1000.0), Limit, pairs);
            Console.WriteLine($"{count / pairs.Ours:0} and {count / pairs.Peer:0} inventories a second");
            return pairs.PeakMegabytes;
        });
        return peaks[1] - peaks[0] < MostGrowth;
    }

    private static string PeerFile => Path.Combine(Path.GetDirectoryName(BuiltFiles.Bench)!, "Inventories", "Inventory.Tests.ps1");
}
