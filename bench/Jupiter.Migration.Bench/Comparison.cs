using System;
using System.Globalization;
using System.IO;
using Jupiter.Migration.Bench.Wire;

namespace Jupiter.Migration.Bench;

/// <summary>
/// What is compared with what, and the limits. The time of a cmdlet is taken in a session that is open, as at a prompt; the time of the
/// whole process, which starts PowerShell first, stands beside it.
/// </summary>
internal sealed class Comparison
{
    /// <summary>Gigabytes from which on ratios are held against their limits. Below, what every session pays once outweighs the work.</summary>
    public const double SmallestJudged = 0.5;

    private const double BackupLimit = 0.40;
    private const double FingerprintLimit = 0.25;
    private const double RestoreLimit = 0.35;
    private const double WireLimit = 1.3;
    private const double ImportLimit = 1.5;

    // A few pairs of 50 ms beside whatever else runs there tell a module that does work when it is imported from one that does not.
    private const double RoughImportLimit = 2.0;
    private const int RowsPerGigabyte = 500_000;

    // The password stands in the environment, not on the command line.
    internal const string AccessFromEnvironment =
        "$s = ConvertTo-SecureString $env:JUPITER_BENCH_PASSWORD -AsPlainText -Force; $access = @{ Credential = [pscredential]::new('sa', $s); Encrypt = 'Optional'; TrustServerCertificate = $true }; ";

    private readonly string _folder;
    private readonly int _runs;
    private readonly Verdicts _verdicts;

    /// <summary>Prepares comparisons.</summary>
    /// <param name="folder">Where databases and backups are made.</param>
    /// <param name="runs">How many pairs are measured, after one that is not counted.</param>
    /// <param name="verdicts">Take the figures.</param>
    public Comparison(string folder, int runs, Verdicts verdicts)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _runs = runs;
        _verdicts = verdicts;
    }

    /// <summary>Measures backup, restore and fingerprint on a database.</summary>
    /// <param name="gigabytes">About how large it is.</param>
    /// <param name="isAsked">Whether a part is to be measured.</param>
    public void Database(double gigabytes, Predicate<string> isAsked)
    {
        var files = new BenchFiles(_folder, gigabytes);
        double? Judged(double limit) => gigabytes >= SmallestJudged ? limit : null;
        if (isAsked("backup"))
        {
            _verdicts.Add("backup", files.Size, Judged(BackupLimit), Backup(files));
        }

        if (isAsked("restore"))
        {
            _verdicts.Add("restore", files.Size, Judged(RestoreLimit), Restore(files));
        }

        if (isAsked("fingerprint"))
        {
            _verdicts.Add("fingerprint", files.Size, Judged(FingerprintLimit), Fingerprint(files));
        }

        files.RemoveCopies();
    }

    /// <summary>Measures the fingerprint of a table that comes over the wire.</summary>
    /// <param name="gigabytes">Size of the other databases; this one has 500,000 rows for each gigabyte.</param>
    public void Wire(double gigabytes)
    {
        foreach (var rows in new[] { (int)(gigabytes * RowsPerGigabyte), (int)(gigabytes * RowsPerGigabyte / 10) })
        {
            using var database = new WireDatabase(Path.Combine(_folder, "wire"), Math.Max(1000, rows));
            Environment.SetEnvironmentVariable("JUPITER_BENCH_PASSWORD", WireDatabase.Password);
            _verdicts.Add(
                "fingerprint over the wire",
                rows.ToString("N0", CultureInfo.InvariantCulture) + " rows",
                gigabytes >= SmallestJudged && rows >= RowsPerGigabyte / 2 ? WireLimit : null,
                Pairs.Of(
                    _runs,
                    () => Ours("Get-JupiterDatabaseFingerprint '" + database.Server + "' Bench @access", AccessFromEnvironment),
                    () => BareReaderOf(database.Server)));
        }
    }

    /// <summary>Measures the import of the module against one that does nothing.</summary>
    /// <param name="gigabytes">Size of the databases: a run with small ones is judged roughly.</param>
    public void Import(double gigabytes)
    {
        var nothing = BuiltFiles.EmptyModule.Replace("EmptyModule.psd1", "Nothing.psd1", StringComparison.Ordinal);
        Figures Of(string manifest) => PowerShellRun.Of(nothing, $"Import-Module '{manifest}'");
        _verdicts.Add("import", "", gigabytes >= SmallestJudged ? ImportLimit : RoughImportLimit, Pairs.Of(_runs, () => Of(BuiltFiles.Module), () => Of(BuiltFiles.EmptyModule)));
    }

    // Both sides write where nothing stands: writing beside a gigabyte of old backup is another job.
    private Pairs Backup(BenchFiles files) => Pairs.Of(
        _runs,
        () =>
        {
            files.RemoveBackup();
            return Ours($"Backup-JupiterDatabase 'embedded:{files.Instance}' Bench '{files.Backup}'");
        },
        () => Peer($"""
            rm -f '{files.PeerBackup}' && sqlite3 '{files.Database}' ".backup '{files.PeerBackup}'" && sha256sum '{files.PeerBackup}' \
                && sqlite3 '{files.PeerBackup}' 'PRAGMA integrity_check' && sqlite3 '{files.PeerBackup}' .sha3sum
            """));

    private Pairs Restore(BenchFiles files)
    {
        files.RequireBackup(() => Ours($"Backup-JupiterDatabase 'embedded:{files.Instance}' Bench '{files.Backup}'"));
        return Pairs.Of(
            _runs,
            () =>
            {
                files.RemoveRestored();
                return Ours($"Restore-JupiterDatabase 'embedded:{files.Target}' '{files.Backup}' -Confirm:$false -WarningAction SilentlyContinue");
            },
            () =>
            {
                files.RemoveRestored();
                return Peer($"""
                    sha256sum '{files.Backup}' && sqlite3 '{files.Backup}' 'PRAGMA integrity_check' && cp '{files.Backup}' '{files.Restored}' \
                        && sync '{files.Restored}' && sqlite3 '{files.Restored}' 'PRAGMA integrity_check' && sqlite3 '{files.Restored}' .sha3sum
                    """);
            });
    }

    private Pairs Fingerprint(BenchFiles files) => Pairs.Of(
        _runs,
        () => Ours($"Get-JupiterDatabaseFingerprint 'embedded:{files.Instance}' Bench"),
        () => Peer($"sqlite3 '{files.Database}' .sha3sum"));

    private static Figures Ours(string command, string before = "") => PowerShellRun.Of(BuiltFiles.Module, command, before);

    private static Figures Peer(string commands)
    {
        var run = MeasuredRun.Of("sh", "-c", commands);
        return new Figures(run.Seconds, run.Seconds, 0);
    }

    private static Figures BareReaderOf(string server)
    {
        var run = MeasuredRun.Of("dotnet", BuiltFiles.Bench, "--bare-reader", server);
        return new Figures(PowerShellRun.Seconds(run), run.Seconds, run.PeakMegabytes);
    }
}
