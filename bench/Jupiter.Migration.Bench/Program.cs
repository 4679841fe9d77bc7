using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Bench;
using Jupiter.Migration.Bench.Folders;
using Jupiter.Migration.Bench.Inventories;
using Jupiter.Migration.Bench.Journal;
using Jupiter.Migration.Bench.Overview;
using Jupiter.Migration.Bench.Wire;

// dotnet run -c Release --project bench/Jupiter.Migration.Bench -- [GIGABYTES, or the names of parts, such as backup,restore] [RUNS] [FOLDER]
// or: rates [ROWS] [FOLDER]
if (args is ["--bare-reader", var server])
{
    return BareReader.Run(server);
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["rates", ..])
{
    var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500_000;
    return new NightRates(Path.GetFullPath(args.Length > 2 ? args[2] : Path.Combine(Path.GetTempPath(), "jupiter-rates"))).Run(count) ? 0 : 1;
}

string[] all = ["journal", "backup", "restore", "fingerprint", "wire", "import", "inventories", "folders", "overview"];
string[] onlyNamed = ["inventories", "folders", "overview"];
string[] inDatabase = ["backup", "restore", "fingerprint"];
var gigabytes = 1.0;
var isSize = args.Length == 0 || double.TryParse(args[0], CultureInfo.InvariantCulture, out gigabytes);

// Their peers take minutes: they are measured when they are named.
var asked = isSize ? [.. all.Except(onlyNamed)] : args[0].Split(',');
if (asked.Except(all).Any())
{
    Console.Error.WriteLine($"Parts: {string.Join(", ", all)}.");
    return 2;
}

gigabytes = isSize ? gigabytes : 1.0;
var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var folder = Path.GetFullPath(args.Length > 2 ? args[2] : Path.Combine(Path.GetTempPath(), "jupiter-bench"));
var verdicts = new Verdicts();
var isJournalWithinLimits = !asked.Contains("journal") || new JournalComparison(folder, runs).Replay();

var comparison = new Comparison(folder, runs, verdicts);
foreach (var size in asked.Intersect(inDatabase).Any() ? new[] { gigabytes, gigabytes / 10 } : [])
{
    comparison.Database(size, asked.Contains);
}

if (asked.Contains("wire"))
{
    comparison.Wire(gigabytes);
}

if (asked.Contains("import"))
{
    comparison.Import(gigabytes);
}

if (asked.Contains("folders"))
{
    new FolderComparison(folder, runs, verdicts).Judge();
}

var isOverviewQuick = !asked.Contains("overview") || new OverviewComparison(folder, runs, verdicts).Judge();
var areInventoriesWithinLimits = !asked.Contains("inventories") || new InventoryComparison(folder, runs, verdicts).Judge();

Console.WriteLine();
Console.Write(verdicts);
return verdicts.AllWithinLimits && isJournalWithinLimits && isOverviewQuick && areInventoriesWithinLimits ? 0 : 1;
