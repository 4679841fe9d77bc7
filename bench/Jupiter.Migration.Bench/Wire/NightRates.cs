using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Bench.Wire;

/// <summary>
/// What a night over the wire takes a row and a byte: the hold of a backup, the fingerprint, the restore with its proof, at a number of rows and at a
/// tenth of it. Memory has to be the same at both. Of these rates "Ten gigabytes" in docs/sql-server.md is worked out.
/// </summary>
/// <param name="folder">Where everything is made.</param>
internal sealed class NightRates(string folder)
{
    // What .NET takes more or less from run to run; a row more that is kept would be hundreds of megabytes.
    private const double Flat = 30;
    private const long CopiedBytes = 512L << 20;

    // On paper: a database of ten gigabytes, 500,000 rows each; what of it is SQL Server's own is assumed until a trial measures it.
    private const double Bytes = 10e9;
    private const double Rows = 5e6;
    private const double BackupRate = 100e6;
    private const double RestoreRate = 50e6;
    private const double OldDiskRate = 40e6;

    private static readonly string[] Works = ["hold of a backup", "fingerprint", "restore with its proof"];

    /// <summary>Measures.</summary>
    /// <param name="rows">How many rows the larger database has.</param>
    /// <returns>Whether memory is flat.</returns>
    public bool Run(int rows)
    {
        Directory.CreateDirectory(folder);
        var small = Measure(Math.Max(1000, rows / 10));
        var large = Measure(Math.Max(1000, rows));
        var isFlat = true;
        Console.WriteLine("| what | rows | time | rows a second | peak memory | at a tenth of the rows | |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (work, i) in Works.Select((work, i) => (work, i)))
        {
            var grown = large[i].PeakMegabytes - small[i].PeakMegabytes;
            isFlat &= grown < Flat;
            Console.WriteLine(FormattableString.Invariant(
                $"| {work} | {rows:N0} | {large[i].Seconds:0.0} s | {rows / large[i].Seconds:N0} | {large[i].PeakMegabytes:0} MB | {small[i].PeakMegabytes:0} MB | {(grown < Flat ? "" : "GROWS")} |"));
        }

        OnPaper(rows / large[1].Seconds, CopyRate());
        return isFlat;
    }

    private Figures[] Measure(int rows)
    {
        using var database = new WireDatabase(Path.Combine(folder, "rates"), rows);
        Environment.SetEnvironmentVariable("JUPITER_BENCH_PASSWORD", WireDatabase.Password);
        var backup = Path.Combine(folder, "rates.bak");
        try
        {
            return
            [
                Ours($"Backup-JupiterDatabase '{database.Server}' {WireDatabase.Name} '{backup}' @access -WarningAction SilentlyContinue"),
                Ours($"Get-JupiterDatabaseFingerprint '{database.Server}' {WireDatabase.Name} @access"),
                Ours($"Restore-JupiterDatabase '{database.Server}' '{backup}' -Database Restored @access -Confirm:$false -WarningAction SilentlyContinue"),
            ];
        }
        finally
        {
            foreach (var file in Directory.GetFiles(folder, "rates.bak*"))
            {
                File.Delete(file);
            }
        }
    }

    private static Figures Ours(string command) => PowerShellRun.Of(BuiltFiles.Module, command, Comparison.AccessFromEnvironment);

    // Reading, SHA-256, writing, and the flush to the medium: what a copy on a second medium takes of this one.
    private double CopyRate()
    {
        var (from, to) = (Path.Combine(folder, "rates.from"), Path.Combine(folder, "rates.to"));
        try
        {
            using (var made = File.Create(from))
            {
                var block = new byte[1 << 20];
                new Random(1).NextBytes(block);
                for (var written = 0L; written < CopiedBytes; written += block.Length)
                {
                    made.Write(block);
                }
            }

            var watch = Stopwatch.StartNew();
            using (var source = File.OpenRead(from))
            using (var target = File.Create(to))
            {
                HashedCopy.Copy(source, target, to, null, CancellationToken.None);
            }

            return CopiedBytes / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(from);
            File.Delete(to);
        }
    }

    private static void OnPaper(double rowRate, double copyRate)
    {
        var fingerprint = Rows / rowRate;
        (string What, double Least, double Most, string Formula)[] lines =
        [
            ("hold of a backup that is not locked", (Bytes / BackupRate) + fingerprint, (Bytes / OldDiskRate) + fingerprint, "bytes / 100 MB/s, on an old disk 40 MB/s, + rows / f"),
            ("SHA-256 and copy of the file", Bytes / copyRate, 2 * Bytes / copyRate, "bytes / c, and as much again for a slow medium"),
            ("R2.Verify", 2 * Bytes / copyRate, 2 * Bytes / copyRate, "both files: 2 * bytes / c"),
            ("RESTORE", Bytes / BackupRate, Bytes / RestoreRate, "bytes / 100 to 50 MB/s"),
            ("CHECKDB with DATA_PURITY", Bytes / BackupRate, 3 * Bytes / BackupRate, "bytes / 100 MB/s, up to three times of it on few processors"),
            ("fingerprint of the restored database", fingerprint, Math.Max(fingerprint, Bytes / BackupRate), "rows / f; a cold disk gives bytes / 100 MB/s"),
        ];
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"Ten gigabytes, {Rows:N0} rows; measured here: f = {rowRate:N0} rows/s, c = {copyRate / 1e6:0} MB/s"));
        Console.WriteLine("| what | how long | formula |");
        Console.WriteLine("|---|---|---|");
        foreach (var (what, least, most, formula) in lines)
        {
            Console.WriteLine(FormattableString.Invariant($"| {what} | {Minutes(least)} to {Minutes(most)} min | {formula} |"));
        }
    }

    private static string Minutes(double seconds) => (seconds / 60).ToString("0.0", CultureInfo.InvariantCulture);
}
