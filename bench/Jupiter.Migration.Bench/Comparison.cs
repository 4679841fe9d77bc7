using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Bench.Wire;

namespace Jupiter.Migration.Bench;

/// <summary>
/// Runs ours and the peer in turn and prints medians and the ratio, pair by pair. The time of a cmdlet is taken in a session that is
/// open, as at a prompt; the time of the whole process, which starts PowerShell first, stands beside it.
/// </summary>
internal sealed class Comparison
{
    private const double MemoryLimit = 150;

    /// <summary>Gigabytes from which on ratios are held against their limits. Below, what every session pays once outweighs the work.</summary>
    public const double SmallestJudged = 0.5;

    private const int RowsPerGigabyte = 500_000;

    // The password stands in the environment, not on the command line.
    private const string AccessFromEnvironment =
        "$s = ConvertTo-SecureString $env:JUPITER_BENCH_PASSWORD -AsPlainText -Force; $access = @{ Credential = [pscredential]::new('sa', $s); Encrypt = 'Optional'; TrustServerCertificate = $true }; ";

    private readonly string _folder;
    private readonly int _runs;

    /// <summary>Prepares comparisons.</summary>
    /// <param name="folder">Where databases and backups are made.</param>
    /// <param name="runs">How many pairs are measured, after one that is not counted.</param>
    public Comparison(string folder, int runs)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _runs = runs;
    }

    /// <summary>Whether every figure was within its limit so far.</summary>
    public bool AllWithinLimits { get; private set; } = true;

    /// <summary>Measures backup and fingerprint on a database.</summary>
    /// <param name="gigabytes">About how large it is.</param>
    public void Database(double gigabytes)
    {
        var instance = Directory.CreateDirectory(Path.Combine(_folder, gigabytes.ToString("0.00", CultureInfo.InvariantCulture))).FullName;
        var database = Path.Combine(instance, "Bench.db");
        BenchDatabase.Make(database, gigabytes);
        Console.WriteLine($"{Path.GetFileName(instance)} GB ({new FileInfo(database).Length / 1e6:N0} MB)");
        var backup = Path.Combine(_folder, "bench.bak");
        var isJudged = gigabytes >= SmallestJudged;
        Print(
            "backup whole vs .backup + sha256sum + integrity_check + .sha3sum",
            isJudged ? 0.40 : null,
            Pairs(
                () => Anew(backup, () => Ours($"Backup-JupiterDatabase 'embedded:{instance}' Bench '{backup}'")),
                () => Peer($"""
                    rm -f '{backup}.peer' && sqlite3 '{database}' ".backup '{backup}.peer'" && sha256sum '{backup}.peer' && sqlite3 '{backup}.peer' 'PRAGMA integrity_check' && sqlite3 '{backup}.peer' .sha3sum
                    """)));
        Print(
            "fingerprint vs .sha3sum",
            isJudged ? 0.35 : null,
            Pairs(() => Ours($"Get-JupiterDatabaseFingerprint 'embedded:{instance}' Bench"), () => Peer($"sqlite3 '{database}' .sha3sum")));
    }

    /// <summary>Measures the fingerprint of a table that comes over the wire.</summary>
    /// <param name="gigabytes">Size of the other databases; this one has 500,000 rows for each gigabyte.</param>
    public void Wire(double gigabytes)
    {
        foreach (var rows in new[] { (int)(gigabytes * RowsPerGigabyte), (int)(gigabytes * RowsPerGigabyte / 10) })
        {
            using var database = new WireDatabase(Path.Combine(_folder, "wire"), Math.Max(1000, rows));
            Console.WriteLine($"over the wire, {rows:N0} rows of 12 columns");
            Environment.SetEnvironmentVariable("JUPITER_BENCH_PASSWORD", WireDatabase.Password);
            Print(
                "fingerprint vs a bare SqlDataReader over two connections",
                gigabytes >= SmallestJudged && rows >= RowsPerGigabyte / 2 ? 1.3 : null,
                Pairs(
                    () => Ours("Get-JupiterDatabaseFingerprint '" + database.Server + "' Bench @access", AccessFromEnvironment),
                    () => PeerOf("dotnet", BuiltFiles.Bench, "--bare-reader", database.Server)));
        }
    }

    /// <summary>Measures the import of the module.</summary>
    public void Import()
    {
        Console.WriteLine("import, in pwsh");
        Print("module vs an empty binary module with a format file", 1.2, Pairs(() => ImportOf(BuiltFiles.Module), () => ImportOf(BuiltFiles.EmptyModule)));
    }

    // As at a prompt: the module is imported, then the command runs.
    private static MeasuredRun Pwsh(string commands) => MeasuredRun.Of("dotnet", BuiltFiles.Pwsh, "-NoProfile", "-NonInteractive", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; " + commands);

    // The peer removes its old copy first, too: writing beside a gigabyte of old backup is another job.
    private static Figures Anew(string backup, Func<Figures> measure)
    {
        File.Delete(backup);
        File.Delete(backup + ".manifest.json");
        return measure();
    }

    private static Figures Ours(string command, string before = "")
    {
        var run = Pwsh($"Import-Module '{BuiltFiles.Module}'; {before}$w = [Diagnostics.Stopwatch]::StartNew(); $null = {command}; $w.Elapsed.TotalSeconds");
        return new Figures(Seconds(run), run.Seconds, run.PeakMegabytes);
    }

    private static Figures Peer(string commands)
    {
        var run = MeasuredRun.Of("sh", "-c", commands);
        return new Figures(run.Seconds, run.Seconds, 0);
    }

    private static Figures PeerOf(string program, params string[] arguments)
    {
        var run = MeasuredRun.Of(program, arguments);
        return new Figures(Seconds(run), run.Seconds, run.PeakMegabytes);
    }

    private static Figures ImportOf(string manifest)
    {
        // An import of nothing first: what the first import of a session costs is PowerShell's.
        var nothing = BuiltFiles.EmptyModule.Replace("EmptyModule.psd1", "Nothing.psd1", StringComparison.Ordinal);
        var run = Pwsh($"Import-Module '{nothing}'; $w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{manifest}'; $w.Elapsed.TotalSeconds");
        return new Figures(Seconds(run), run.Seconds, run.PeakMegabytes);
    }

    private static double Seconds(MeasuredRun run) => double.Parse(run.Output.Trim().Replace(',', '.'), CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private (Figures Ours, Figures Peer)[] Pairs(Func<Figures> ours, Func<Figures> peer)
    {
        ours();
        peer();
        return Enumerable.Range(0, _runs).Select(_ => (ours(), peer())).ToArray();
    }

    private void Print(string title, double? limit, (Figures Ours, Figures Peer)[] pairs)
    {
        var ratio = Median(pairs.Select(pair => pair.Ours.Seconds / pair.Peer.Seconds));
        var wholeRatio = Median(pairs.Select(pair => pair.Ours.WholeProcess / pair.Peer.WholeProcess));
        var peak = pairs.Max(pair => pair.Ours.PeakMegabytes);
        var within = ratio <= (limit ?? double.MaxValue) && peak < MemoryLimit;
        AllWithinLimits &= within;
        Console.WriteLine(
            $"  {title}: ours {Median(pairs.Select(pair => pair.Ours.Seconds)):0.000} s, peer {Median(pairs.Select(pair => pair.Peer.Seconds)):0.000} s, "
            + $"ratio {ratio:0.00} ({(limit is null ? "not judged" : $"limit {limit:0.00}")}), whole process {Median(pairs.Select(pair => pair.Ours.WholeProcess)):0.00} s ({wholeRatio:0.00}), "
            + $"peak {peak:0} MB (limit {MemoryLimit:0}) {(within ? "ok" : "OVER")}");
    }

    private sealed record Figures(double Seconds, double WholeProcess, double PeakMegabytes);
}
