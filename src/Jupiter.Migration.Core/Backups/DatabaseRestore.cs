using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Backups;

/// <summary>Restores a backup; the database takes its real name only when it is proved equal to its source (clauses R4a, R4b).</summary>
/// <param name="instance">The server.</param>
/// <param name="verification">Checks the backup first.</param>
/// <param name="observer">Told of progress.</param>
public sealed class DatabaseRestore(IDatabaseInstance instance, BackupVerification verification, IOperationObserver observer)
{
    /// <summary>Restores one backup.</summary>
    /// <param name="request">What, and under which name.</param>
    /// <param name="cancellation">Stops it; the server is left as it was.</param>
    /// <returns>The proved database.</returns>
    /// <exception cref="MigrationException">
    /// BackupNotFound, BackupNotSound, EngineMismatch, WrongVenue, DatabaseExists, NotEnoughSpace, RestoredDatabaseDiffers, ProvedCopyKept.
    /// </exception>
    public RestoreResult Run(RestoreRequest request, CancellationToken cancellation)
    {
        var startedAt = RunClock.Now;
        var results = verification.Begin(request.BackupFile, request.ManifestFile);
        if (verification.Manifest is { } begun)
        {
            RequireFitting(request, begun);
        }

        // A copy proves what it was made of: a backup that is copied is read once, and checked once as what it becomes.
        var provesByCopy = instance.RestoresByCopying && verification.CanBeRead;
        var checks = Judge(request, provesByCopy ? results : verification.Complete(results, request.BackupFile, instance, cancellation));
        var manifest = verification.Manifest!;
        var database = request.Database ?? manifest.Database;
        RequireName(request, database, cancellation);
        var incoming = new IncomingDatabase(instance, database, observer);

        // Where the engine copies, the copy is made anew in the time that it takes to prove it.
        var left = provesByCopy ? null : ProveLeft(request, manifest, incoming, cancellation);
        if (left is null)
        {
            incoming.RemoveLeftover(cancellation);
            var facts = instance.GetFacts(cancellation);
            FreeSpace.Require(facts.DefaultDataPath, facts.FreeSpaceBytes, request.Beside.Append(manifest).Sum(restored => restored.Length ?? 0));
        }

        var ready = RequireReady(request, manifest, database, left is not null, cancellation);
        var isProved = left is not null;
        try
        {
            var proof = left is not null ? [.. ready, .. left]
                : provesByCopy ? ProveByCopy(request, checks, manifest, incoming.Name, ready, cancellation)
                : [.. ready, .. Prove(request, manifest, incoming.Name, cancellation)];
            isProved = true;
            var identity = RequireVenue(request, incoming.Name, cancellation);
            var finished = RequireFit(
                request,
                instance.FinishRestore(incoming.Name, manifest.BackupSet, request.EnableBroker ?? request.Venue?.EnableBroker == true, observer, cancellation),
                database,
                incoming);
            var single = request.BeforeName();
            var aside = TakeName(request, database, incoming, cancellation);
            return new RestoreResult
            {
                ServerInstance = instance.Address.Text,
                Database = database,
                BackupFile = request.BackupFile,
                Manifest = request.ManifestFile ?? ManifestFile.PathFor(request.BackupFile),
                SetAsideAs = aside,
                Tables = manifest.Content.Tables.Count,
                Rows = manifest.Content.Rows,
                Fingerprint = manifest.Content.Fingerprint,
                Checks = [.. checks, .. proof, .. identity, .. finished, .. single],
                Duration = RunClock.Now - startedAt,
            };
        }
        catch (Exception e) when (IsWorthKeeping(e, isProved && !provesByCopy, left is not null))
        {
            if (e is not MigrationException { ErrorId: nameof(SR.ProvedCopyKept) })
            {
                observer.Warn((IsSeen(incoming) ? SR.ProvedCopyWaits : SR.ProvedCopyNotSeen).With(incoming.Name, instance.Address.Text, database));
            }

            throw;
        }
        catch (Exception e)
        {
            incoming.Drop();
            if (FileErrors.IsFileError(e))
            {
                throw FileErrors.Name(e, incoming.Name);
            }

            throw;
        }
    }

    // A network that broke while the name was given leaves nobody who knows whether it was.
    private static bool IsSeen(IncomingDatabase incoming)
    {
        try
        {
            return incoming.IsThere(CancellationToken.None);
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    // What was proved has cost an hour: only who stops the restore himself, or another venue's database, takes it along.
    private static bool IsWorthKeeping(Exception failure, bool isProved, bool wasThereBefore) => isProved
        && (failure is MigrationException { ErrorId: not nameof(SR.WrongVenue) } || (failure is OperationCanceledException && wasThereBefore));

    // Without a manifest there is nothing to prove a copy by, whoever takes what upon himself.
    private CheckResult[] Judge(RestoreRequest request, IReadOnlyList<CheckResult> results)
    {
        var checks = Waiver.Apply(verification.Manifest is null ? [] : request.Waived, results).ToArray();
        return !checks.Any(check => check.Blocks) ? checks : throw BackupErrors.NotSound(request.BackupFile, checks);
    }

    private void RequireFitting(RestoreRequest request, BackupManifest manifest)
    {
        if (!string.Equals(manifest.Engine, instance.Address.Engine, StringComparison.Ordinal))
        {
            throw MigrationException.Because(nameof(SR.EngineMismatch), request.BackupFile, manifest.Engine, instance.Address.Text);
        }

        if (request.Venue is { } venue)
        {
            VenueErrors.RequireIdentity(venue, request.BackupFile, VenueQueries.CheckIdentity(manifest.VenueIdentity, manifest.FileName, venue).ToArray());
        }
    }

    private void RequireName(RestoreRequest request, string database, CancellationToken cancellation)
    {
        if (instance.FindDatabase(database, cancellation) is not null && !request.SetAsideExisting)
        {
            throw DatabaseErrors.Exists(instance.Address, database);
        }
    }

    // A run that proved its copy and could not finish has left it; it is believed because it is proved again.
    private List<CheckResult>? ProveLeft(RestoreRequest request, BackupManifest manifest, IncomingDatabase incoming, CancellationToken cancellation)
    {
        try
        {
            if (!incoming.IsThere(cancellation))
            {
                return null;
            }

            var proof = ProveContent(request, manifest, incoming.Name, cancellation);
            observer.Warn(SR.ProvedCopyFound.With(incoming.Name));
            return proof;
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.RestoredDatabaseDiffers) or nameof(SR.DatabaseOffline) or nameof(SR.DatabaseInUse)
            or nameof(SR.DatabaseCorrupt) or nameof(SR.NotADatabase))
        {
            return null;
        }
    }

    // The engine knows what the manifest can't: whether this server takes this backup at all, and in the end every file of it.
    private CheckResult[] RequireReady(
        RestoreRequest request, BackupManifest manifest, string database, bool isRestored, CancellationToken cancellation)
    {
        var preview = new RestorePreview
        {
            BackupFile = request.BackupFile, Database = database, Recorded = manifest.BackupSet, IsRestored = isRestored,
            Beside = request.Beside.Select(other => other.BackupSet).OfType<BackupSet>().ToArray(),
        };
        var found = instance.CheckRestore(preview, cancellation).Concat(DatabaseComparison.Uncovered(manifest.Content));
        var checks = Waiver.Apply(request.Waived, found).ToArray();
        return !checks.Any(check => check.Blocks)
            ? checks
            : throw MigrationException.Because(
                nameof(SR.RestoreNotPossible),
                checks,
                request.BackupFile,
                instance.Address.Text,
                string.Join("; ", checks.Where(check => check.Blocks).Take(5).Select(check => $"{check.Id}: {check.Actual}")));
    }

    private CheckResult[] ProveByCopy(
        RestoreRequest request,
        IReadOnlyList<CheckResult> first,
        BackupManifest manifest,
        string incoming,
        IReadOnlyList<CheckResult> ready,
        CancellationToken cancellation)
    {
        try
        {
            using var backup = instance.OpenBackup(request.BackupFile, cancellation);
            var proof = Prove(request, manifest, incoming, cancellation);
            return [.. verification.ProvedByCopy(request.BackupFile, backup.EngineVersion), .. ready, .. proof];
        }
        catch (MigrationException)
        {
            // Whether the backup or the copy is to blame decides what has to be done, so the backup is now read by itself.
            Judge(request, verification.Complete(first, request.BackupFile, instance, cancellation));
            throw;
        }
    }

    private List<CheckResult> Prove(RestoreRequest request, BackupManifest manifest, string incoming, CancellationToken cancellation)
    {
        var sha256 = instance.Restore(request.BackupFile, incoming, manifest.BackupSet, observer, cancellation);
        if (sha256 is not null && sha256 != manifest.Sha256)
        {
            throw Differs(manifest, [verification.JudgeHash(request.BackupFile, sha256)], SR.ReadBackDiffers);
        }

        return ProveContent(request, manifest, incoming, cancellation);
    }

    private List<CheckResult> ProveContent(RestoreRequest request, BackupManifest manifest, string incoming, CancellationToken cancellation)
    {
        using var content = instance.OpenContent(incoming, cancellation);
        using var fingerprint = new FingerprintWork(content, cancellation);
        using var meter = new ProgressMeter(observer, SR.ActivityProve, fingerprint.Count);
        IReadOnlyList<IntegrityFinding> problems = [];
        var work = new List<Action<CancellationToken>> { stop => problems = instance.CheckIntegrity(incoming, stop) };
        work.AddRange(fingerprint.Pieces(() => meter.Advance(1)));
        WorkLanes.Run(work, 0, cancellation);

        var results = new List<CheckResult>
        {
            KnownDamage.Judge(request, manifest.Database, problems, incoming),
        };
        string[] waived = request.Waived.Contains(DatabaseComparison.Waivable, StringComparer.OrdinalIgnoreCase) ? [DatabaseComparison.Waivable] : [];
        results.AddRange(Waiver.Apply(waived, DatabaseComparison.Compare(manifest.Content, fingerprint.Finish(manifest.Database, cancellation), OwnerStandIns.Of(instance, incoming, manifest.BackupSet?.Entry, cancellation))));
        var wrong = results.Where(result => result.Blocks).ToArray();
        return wrong.Length == 0
            ? results
            : throw Differs(manifest, results, string.Join("; ", wrong.Take(5).Select(result => $"{result.Subject}: {result.Actual}")));
    }

    private static MigrationException Differs(BackupManifest manifest, IReadOnlyList<CheckResult> found, string reason) => MigrationException.Because(
        nameof(SR.RestoredDatabaseDiffers), found, manifest.Database, reason);

    private CheckResult[] RequireFit(RestoreRequest request, IReadOnlyList<CheckResult> finished, string database, IncomingDatabase incoming)
    {
        var checks = Waiver.Apply(request.Waived, finished).ToArray();
        var wrong = checks.Where(check => check.Blocks).ToArray();
        return wrong.Length == 0
            ? checks
            : throw Kept(request, database, incoming, checks, string.Join("; ", wrong.Select(check => $"{check.Id}: {check.Actual}")), null);
    }

    private string? TakeName(RestoreRequest request, string database, IncomingDatabase incoming, CancellationToken cancellation)
    {
        try
        {
            return incoming.TakeName(request.SetAsideExisting, cancellation);
        }
        catch (MigrationException e) when (!instance.RestoresByCopying && incoming.IsThere(CancellationToken.None))
        {
            throw Kept(request, database, incoming, incoming.Name, e.Message, e);
        }
    }

    private MigrationException Kept(
        RestoreRequest request, string database, IncomingDatabase incoming, object target, string reason, MigrationException? inner) =>
        MigrationException.Because(
            nameof(SR.ProvedCopyKept),
            target,
            inner,
            database,
            instance.Address.Text,
            reason.TrimEnd('.'),
            incoming.Name,
            request.CommandFor(instance.Address.Text));

    private CheckResult[] RequireVenue(RestoreRequest request, string incoming, CancellationToken cancellation)
    {
        if (request.Venue is not { } venue)
        {
            return [];
        }

        var identity = VenueQueries.CheckIdentity(instance, incoming, venue, cancellation).ToArray();
        VenueErrors.RequireIdentity(venue, request.BackupFile, identity);
        return identity;
    }
}
