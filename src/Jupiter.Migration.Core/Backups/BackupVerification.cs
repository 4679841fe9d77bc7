using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>Checks a backup against its manifest and lets the engine verify it (clauses R2, R4a).</summary>
/// <param name="engines">The engines that can be asked.</param>
/// <param name="observer">Told of progress.</param>
public sealed class BackupVerification(EngineCatalog engines, IOperationObserver observer)
{
    private static readonly CheckDefinition ManifestCheck = CheckRegister.Find("Backup.Manifest");
    private static readonly CheckDefinition LengthCheck = CheckRegister.Find("Backup.Length");
    private static readonly CheckDefinition HashCheck = CheckRegister.Find("Backup.Sha256");
    private static readonly CheckDefinition EngineCheck = CheckRegister.Find("Backup.Engine");

    /// <summary>Id of the check that the engine makes.</summary>
    public static string EngineCheckId => EngineCheck.Id;

    /// <summary>
    /// Whether a backup may be taken as far as can be told without its server: SQL Server reads one only where its server sees it, and a later step has
    /// it verified there. So what its engine could not be asked is nothing against it, and what its engine found is.
    /// </summary>
    /// <param name="checks">The results of a run without a server.</param>
    /// <returns>Whether it may.</returns>
    public static bool MayBeTaken(IEnumerable<CheckResult> checks) => checks.All(check => check.Id == EngineCheck.Id ? !check.IsRefuted() : !check.Blocks);

    /// <summary>The manifest that the last run read, or null when it could not be.</summary>
    public BackupManifest? Manifest { get; private set; }

    /// <summary>Whether the last run found a file that can be read, of the right length.</summary>
    public bool CanBeRead { get; private set; }

    /// <summary>Checks one backup without a server. What an earlier failure makes pointless is skipped and says so.</summary>
    /// <param name="backupFile">Full path of the backup.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results: manifest, length, SHA-256, engine.</returns>
    /// <exception cref="MigrationException">BackupNotFound: there is no such file.</exception>
    public IReadOnlyList<CheckResult> Run(string backupFile, CancellationToken cancellation) => Run(backupFile, null, null, cancellation);

    /// <summary>Checks one backup. What an earlier failure makes pointless is skipped and says so.</summary>
    /// <param name="backupFile">Path of the backup: full, or as the server sees it when the manifest stands elsewhere.</param>
    /// <param name="manifestFile">Full path of the manifest, or null when it stands beside the backup.</param>
    /// <param name="instance">A server whose engine reads the backup, or null when the engine has to do without one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results: manifest, length, SHA-256, engine.</returns>
    /// <exception cref="MigrationException">BackupNotFound: there is no such file.</exception>
    public IReadOnlyList<CheckResult> Run(string backupFile, string? manifestFile, IDatabaseInstance? instance, CancellationToken cancellation)
    {
        return Complete(Begin(backupFile, manifestFile), backupFile, instance, cancellation);
    }

    /// <summary>Checks what takes no reading of the backup, so that it costs nothing.</summary>
    /// <param name="backupFile">Path of the backup: full, or as the server sees it when the manifest stands elsewhere.</param>
    /// <param name="manifestFile">Full path of the manifest, or null when it stands beside the backup.</param>
    /// <returns>The results that are known: all four of them when it makes no sense to go on.</returns>
    /// <exception cref="MigrationException">BackupNotFound: there is no such file.</exception>
    public IReadOnlyList<CheckResult> Begin(string backupFile, string? manifestFile)
    {
        if (manifestFile is null && !File.Exists(backupFile))
        {
            throw MigrationException.Because(nameof(SR.BackupNotFound), backupFile, backupFile);
        }

        CanBeRead = false;
        return FileErrors.Named(backupFile, () => CheckFirst(backupFile, manifestFile ?? ManifestFile.PathFor(backupFile)));
    }

    /// <summary>Reads the backup through, unless what <see cref="Begin"/> found makes that pointless.</summary>
    /// <param name="first">What <see cref="Begin"/> gave.</param>
    /// <param name="backupFile">Path of the backup.</param>
    /// <param name="instance">A server whose engine reads the backup, or null when the engine has to do without one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>All results.</returns>
    public IReadOnlyList<CheckResult> Complete(
        IReadOnlyList<CheckResult> first, string backupFile, IDatabaseInstance? instance, CancellationToken cancellation) =>
        first.Any(check => check.Id == EngineCheckId)
            ? first
            : WithNameJudged(backupFile, [.. first, .. FileErrors.Named(backupFile, () => CheckContent(backupFile, instance, cancellation))]);

    /// <summary>What a copy proves of the backup, after <see cref="Begin"/>: the copy has the right SHA-256 and was found sound.</summary>
    /// <param name="backupFile">Path of the backup.</param>
    /// <param name="engineVersion">Version of the engine that found the copy sound.</param>
    /// <returns>The other results: SHA-256, engine.</returns>
    public IReadOnlyList<CheckResult> ProvedByCopy(string backupFile, string engineVersion) =>
    [
        JudgeHash(backupFile, Manifest!.Sha256!),
        EngineCheck.Result(CheckStatus.Pass, backupFile, SR.SoundForEngine, SR.SoundForEngine, engineVersion),
    ];

    /// <summary>Whether what was read is what the manifest says, after <see cref="Begin"/>.</summary>
    /// <param name="backupFile">Path of the backup.</param>
    /// <param name="sha256">SHA-256 of what was read.</param>
    /// <returns>The result.</returns>
    public CheckResult JudgeHash(string backupFile, string sha256) =>
        HashCheck.Verdict(sha256 == Manifest!.Sha256, backupFile, Manifest.Sha256!, sha256);

    private CheckResult[] WithNameJudged(string backupFile, CheckResult[] results)
    {
        if (!IsNameOf(backupFile, Manifest!) && results.Any(result => result.Id == HashCheck.Id && result.Blocks))
        {
            results[0] = OfOtherFile(backupFile, results[0].Subject, Manifest!);
        }

        return results;
    }

    private CheckResult[] CheckFirst(string backupFile, string manifestFile)
    {
        var manifestResult = CheckManifest(manifestFile);
        if (Manifest is { } read && !IsNameOf(backupFile, read))
        {
            var canBeRenamed = read.Sha256 is not null && File.Exists(backupFile) && new FileInfo(backupFile).Length == read.Length;
            manifestResult = canBeRenamed ? Renamed(backupFile, manifestFile, read) : OfOtherFile(backupFile, manifestFile, read);
            Manifest = canBeRenamed ? read : null;
        }

        if (Manifest is not { } manifest)
        {
            return
            [
                manifestResult,
                LengthCheck.NotChecked(backupFile, SR.AsInManifest),
                HashCheck.NotChecked(backupFile, SR.AsInManifest),
                EngineCheck.NotChecked(backupFile, SR.SoundForEngine),
            ];
        }

        if (manifest.Length is not { } expected || manifest.Sha256 is null || !File.Exists(backupFile))
        {
            return
            [
                manifestResult,
                LengthCheck.Result(CheckStatus.Unknown, backupFile, Bytes(manifest.Length), SR.FileNotVisible),
                HashCheck.Result(CheckStatus.Unknown, backupFile, manifest.Sha256 ?? SR.AsInManifest, SR.FileNotVisible),
            ];
        }

        var length = new FileInfo(backupFile).Length;
        CanBeRead = length == expected;
        var lengthResult = LengthCheck.Verdict(CanBeRead, backupFile, Bytes(expected), Bytes(length));
        return CanBeRead
            ? [manifestResult, lengthResult]
            : [manifestResult, lengthResult, HashCheck.NotChecked(backupFile, manifest.Sha256), EngineCheck.NotChecked(backupFile, SR.SoundForEngine)];
    }

    private CheckResult[] CheckContent(string backupFile, IDatabaseInstance? instance, CancellationToken cancellation)
    {
        var manifest = Manifest!;
        if (!CanBeRead)
        {
            return [CheckEngine(backupFile, manifest, instance, cancellation)];
        }

        var hash = "";
        CheckResult? engineResult = null;
        using (var meter = new ProgressMeter(observer, SR.ActivityVerifyBackup, manifest.Length!.Value))
        {
            WorkLanes.Run(
                [stop => engineResult = CheckEngine(backupFile, manifest, instance, stop), stop => hash = HashedCopy.Hash(backupFile, meter, stop)],
                0,
                cancellation);
        }

        return [JudgeHash(backupFile, hash), engineResult!];
    }

    // Windows does not tell names apart by case, so nobody is held to it.
    private static bool IsNameOf(string backupFile, BackupManifest manifest) =>
        string.Equals(manifest.FileName, DatabaseBackup.FileNameOf(backupFile), StringComparison.OrdinalIgnoreCase);

    // Under another name a backup is a renamed one as long as its content is the manifest's; else the manifest is another backup's.
    private static CheckResult Renamed(string backupFile, string path, BackupManifest manifest) => ManifestCheck.Warning(
        path, DatabaseBackup.FileNameOf(backupFile), SR.BackupRenamed.With(manifest.FileName), SR.BackupRenamedRemedy.With(manifest.FileName));

    private static CheckResult OfOtherFile(string backupFile, string path, BackupManifest manifest) => ManifestCheck.Result(
        CheckStatus.Fail, path, DatabaseBackup.FileNameOf(backupFile), SR.ManifestOfOtherFile.With(manifest.FileName), nameof(SR.ManifestOfOtherFile));

    private CheckResult CheckManifest(string path)
    {
        Manifest = null;
        try
        {
            Manifest = ManifestFile.Read(path);
            return ManifestCheck.Result(CheckStatus.Pass, path, SR.Whole, SR.Whole);
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.FileHeld))
        {
            return ManifestCheck.Result(CheckStatus.Unknown, path, SR.Whole, e.Message, e.ErrorId);
        }
        catch (MigrationException e)
        {
            return ManifestCheck.Result(CheckStatus.Fail, path, SR.Whole, e.Message, e.ErrorId);
        }
    }

    private CheckResult CheckEngine(string backupFile, BackupManifest manifest, IDatabaseInstance? instance, CancellationToken cancellation)
    {
        try
        {
            using var backup = instance?.Address.Engine == manifest.Engine
                ? instance.OpenBackup(backupFile, cancellation)
                : engines.Find(manifest.Engine).OpenBackup(backupFile);
            if (backup is null)
            {
                return EngineCheck.Result(CheckStatus.Unknown, backupFile, SR.SoundForEngine, SR.EngineNeedsInstance);
            }

            var problems = backup.Verify(cancellation);
            return problems.Count == 0
                ? EngineCheck.Result(CheckStatus.Pass, backupFile, SR.SoundForEngine, SR.SoundForEngine, backup.EngineVersion)
                : EngineCheck.Result(CheckStatus.Fail, backupFile, SR.SoundForEngine, string.Join("; ", problems.Take(5)));
        }
        catch (MigrationException e)
        {
            return EngineCheck.Result(CheckStatus.Fail, backupFile, SR.SoundForEngine, e.Message, e.ErrorId);
        }
    }

    private static string Bytes(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? SR.AsInManifest;
}
