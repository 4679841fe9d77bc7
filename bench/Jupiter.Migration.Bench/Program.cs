using System.Globalization;
using System.IO;
using Jupiter.Migration.Bench;
using Jupiter.Migration.Bench.Journal;
using Jupiter.Migration.Bench.Wire;

// dotnet run -c Release --project bench/Jupiter.Migration.Bench -- [GIGABYTES, or journal for that part alone] [RUNS] [FOLDER]
if (args is ["--bare-reader", var server])
{
    return BareReader.Run(server);
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var isJournalOnly = args is ["journal", ..];
var gigabytes = args.Length > 0 && !isJournalOnly ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1.0;
var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var folder = Path.GetFullPath(args.Length > 2 ? args[2] : Path.Combine(Path.GetTempPath(), "jupiter-bench"));

var journal = new JournalComparison(folder, runs, judgesRate: gigabytes >= Comparison.SmallestJudged);
journal.Append();
journal.Replay();
if (isJournalOnly)
{
    return journal.AllWithinLimits ? 0 : 1;
}

var comparison = new Comparison(folder, runs);
foreach (var size in new[] { gigabytes, gigabytes / 10 })
{
    comparison.Database(size);
}

comparison.Wire(gigabytes);
comparison.Import();
return comparison.AllWithinLimits && journal.AllWithinLimits ? 0 : 1;
