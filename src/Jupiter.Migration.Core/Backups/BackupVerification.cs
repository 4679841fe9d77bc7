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
internal sealed class BackupVerification
{
    private static readonly CheckDefinition ManifestCheck = new("Backup.Manifest", "R2", ResponsibleParty.Jupiter);
    private static readonly CheckDefinition LengthCheck = new("Backup.Length", "R2", ResponsibleParty.Jupiter);
    private static readonly CheckDefinition HashCheck = new("Backup.Sha256", "R2", ResponsibleParty.Jupiter);
    private static readonly CheckDefinition EngineCheck = new("Backup.Engine", "R2", ResponsibleParty.Jupiter);

    private readonly EngineCatalog _engines;
    private readonly IOperationObserver _observer;

    /// <summary>Prepares checks of backups.</summary>
    /// <param name="engines">The engines that can be asked.</param>
    /// <param name="observer">Told of progress.</param>
    public BackupVerification(EngineCatalog engines, IOperationObserver observer)
    {
        _engines = engines;
        _observer = observer;
    }

    /// <summary>Id of the check that the engine makes.</summary>
    public static string EngineCheckId => EngineCheck.Id;

    /// <summary>The manifest that the last run read, or null when it could not be.</summary>
    public BackupManifest? Manifest { get; private set; }

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
        if (manifestFile is null && !File.Exists(backupFile))
        {
            throw MigrationException.Because(nameof(SR.BackupNotFound), MigrationErrorCategory.ObjectNotFound, backupFile, backupFile);
        }

        try
        {
            return NameChecked(backupFile, Check(backupFile, manifestFile, instance, cancellation).ToArray());
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, backupFile);
        }
    }

    private IEnumerable<CheckResult> Check(
        string backupFile, string? manifestFile, IDatabaseInstance? instance, CancellationToken cancellation)
    {
        var manifestResult = CheckManifest(backupFile, manifestFile ?? ManifestFile.PathFor(backupFile));
        yield return manifestResult;
        if (Manifest is not { } manifest)
        {
            yield return LengthCheck.NotChecked(backupFile, SR.AsInManifest);
            yield return HashCheck.NotChecked(backupFile, SR.AsInManifest);
            yield return EngineCheck.NotChecked(backupFile, SR.SoundForEngine);
            yield break;
        }

        if (manifest.Length is not { } expected || manifest.Sha256 is null || !File.Exists(backupFile))
        {
            yield return LengthCheck.Result(CheckStatus.Unknown, backupFile, Bytes(manifest.Length), SR.FileNotVisible);
            yield return HashCheck.Result(CheckStatus.Unknown, backupFile, manifest.Sha256 ?? SR.AsInManifest, SR.FileNotVisible);
            yield return CheckEngine(backupFile, manifest, instance, cancellation);
            yield break;
        }

        var length = new FileInfo(backupFile).Length;
        var lengthResult = LengthCheck.Verdict(length == expected, backupFile, Bytes(expected), Bytes(length));
        yield return lengthResult;
        if (lengthResult.Status != CheckStatus.Pass)
        {
            yield return HashCheck.NotChecked(backupFile, manifest.Sha256);
            yield return EngineCheck.NotChecked(backupFile, SR.SoundForEngine);
            yield break;
        }

        var hash = "";
        CheckResult? engineResult = null;
        using (var meter = new ProgressMeter(_observer, SR.ActivityVerifyBackup, length))
        {
            WorkLanes.Run(
                [stop => engineResult = CheckEngine(backupFile, manifest, instance, stop), stop => hash = HashedCopy.Hash(backupFile, meter, stop)],
                0,
                cancellation);
        }

        yield return HashCheck.Verdict(hash == manifest.Sha256, backupFile, manifest.Sha256, hash);
        yield return engineResult!;
    }

    // Windows does not tell names apart by case, so nobody is held to it. What else differs is a renamed backup if its content is the
    // manifest's, and if not another one's manifest.
    private CheckResult[] NameChecked(string backupFile, CheckResult[] results)
    {
        var name = DatabaseBackup.FileNameOf(backupFile);
        if (Manifest is not { } manifest || string.Equals(manifest.FileName, name, StringComparison.OrdinalIgnoreCase))
        {
            return results;
        }

        var path = results[0].Subject;
        if (results.Any(result => result.Id == HashCheck.Id && result.Status == CheckStatus.Pass))
        {
            results[0] = ManifestCheck.Warning(path, name, SR.BackupRenamed.With(manifest.FileName), SR.BackupRenamedRemedy.With(manifest.FileName));
            return results;
        }

        Manifest = null;
        results[0] = ManifestCheck.Result(CheckStatus.Fail, path, name, SR.ManifestOfOtherFile.With(manifest.FileName), nameof(SR.ManifestOfOtherFile));
        return results;
    }

    private CheckResult CheckManifest(string backupFile, string path)
    {
        Manifest = null;
        try
        {
            var manifest = ManifestFile.Read(path);
            Manifest = manifest;
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
                ? instance.OpenBackup(backupFile)
                : _engines.Find(manifest.Engine).OpenBackup(backupFile);
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
