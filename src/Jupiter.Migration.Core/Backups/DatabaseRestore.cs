using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Backups;

/// <summary>Restores a backup; the database takes its real name only when it is proved equal to its source (clauses R4a, R4b).</summary>
internal sealed class DatabaseRestore
{
    private const string IncomingSuffix = ".incoming";

    private static readonly CheckDefinition Integrity = new("Restore.Integrity", "R4a", ResponsibleParty.Jupiter);

    private readonly IDatabaseInstance _instance;
    private readonly BackupVerification _verification;
    private readonly IOperationObserver _observer;

    /// <summary>Prepares restores on one server.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="verification">Checks the backup first.</param>
    /// <param name="observer">Told of progress.</param>
    public DatabaseRestore(IDatabaseInstance instance, BackupVerification verification, IOperationObserver observer)
    {
        _instance = instance;
        _verification = verification;
        _observer = observer;
    }

    /// <summary>Restores one backup.</summary>
    /// <param name="request">What, and under which name.</param>
    /// <param name="cancellation">Stops it; the server is left as it was.</param>
    /// <returns>The proved database.</returns>
    /// <exception cref="MigrationException">
    /// BackupNotFound, BackupNotSound, EngineMismatch, WrongVenue, DatabaseExists, NotEnoughSpace, RestoredDatabaseDiffers.
    /// </exception>
    public RestoreResult Run(RestoreRequest request, CancellationToken cancellation)
    {
        var startedAt = DateTimeOffset.Now;
        var checks = Waiver.Apply(
            request.Waived, _verification.Run(request.BackupFile, request.ManifestFile, _instance, cancellation)).ToList();
        if (Waiver.Blocks(checks))
        {
            throw BackupErrors.NotSound(request.BackupFile, checks);
        }

        var manifest = _verification.Manifest!;
        var database = request.Database ?? manifest.Database;
        RequireFitting(request, manifest, database, cancellation);
        checks.AddRange(RequireReady(request, manifest, database, cancellation));
        var incoming = database + IncomingSuffix;
        RemoveLeftover(incoming, cancellation);
        try
        {
            var sha256 = _instance.Restore(request.BackupFile, incoming, _observer, cancellation);
            if (sha256 is not null && sha256 != manifest.Sha256)
            {
                throw BackupErrors.NotVerified(request.BackupFile, SR.ReadBackDiffers);
            }

            checks.AddRange(Prove(incoming, manifest, cancellation));
            RequireVenue(request, incoming, checks, cancellation);
            checks.AddRange(_instance.FinishRestore(incoming, manifest.BackupSet, cancellation));
            var aside = TakeName(incoming, database, request.SetAsideExisting, cancellation);
            return new RestoreResult
            {
                ServerInstance = _instance.Address.Text,
                Database = database,
                BackupFile = request.BackupFile,
                Manifest = request.ManifestFile ?? ManifestFile.PathFor(request.BackupFile),
                SetAsideAs = aside,
                Tables = manifest.Content.Tables.Count,
                Rows = manifest.Content.Rows,
                Fingerprint = manifest.Content.Fingerprint,
                Checks = checks,
                Duration = DateTimeOffset.Now - startedAt,
            };
        }
        catch (Exception e)
        {
            DropIncoming(incoming);
            if (FileErrors.IsFileError(e))
            {
                throw FileErrors.Name(e, incoming);
            }

            throw;
        }
    }

    private void RequireFitting(RestoreRequest request, BackupManifest manifest, string database, CancellationToken cancellation)
    {
        if (!string.Equals(manifest.Engine, _instance.Address.Engine, StringComparison.Ordinal))
        {
            throw MigrationException.Because(
                nameof(SR.EngineMismatch), MigrationErrorCategory.InvalidArgument, request.BackupFile, manifest.Engine, _instance.Address.Text);
        }

        if (request.Venue is { } venue)
        {
            VenueErrors.RequireIdentity(venue, request.BackupFile, VenueQueries.CheckIdentity(manifest.VenueIdentity, manifest.FileName, venue).ToArray());
        }

        if (_instance.FindDatabase(database, cancellation) is not null && !request.SetAsideExisting)
        {
            throw DatabaseErrors.Exists(_instance, database);
        }

        var facts = _instance.GetFacts(cancellation);
        FreeSpace.Require(facts.DefaultDataPath, facts.FreeSpaceBytes, manifest.Length ?? 0);
    }

    // The engine knows what the manifest can't: whether this server takes this backup at all, and in the end every file of it.
    private CheckResult[] RequireReady(
        RestoreRequest request, BackupManifest manifest, string database, CancellationToken cancellation)
    {
        var preview = new RestorePreview { BackupFile = request.BackupFile, Database = database, Recorded = manifest.BackupSet };
        var checks = Waiver.Apply(request.Waived, _instance.CheckRestore(preview, cancellation)).ToArray();
        return !Waiver.Blocks(checks)
            ? checks
            : throw MigrationException.Because(
                nameof(SR.RestoreNotPossible),
                MigrationErrorCategory.InvalidOperation,
                checks,
                request.BackupFile,
                _instance.Address.Text,
                string.Join("; ", checks.Where(check => check.Status is not CheckStatus.Pass).Take(5).Select(check => $"{check.Id}: {check.Actual}")));
    }

    // The name is this cmdlet's own: what stands there was left by a run that was killed, unless somebody is connected to it.
    private void RemoveLeftover(string incoming, CancellationToken cancellation)
    {
        if (_instance.FindDatabase(incoming, cancellation) is null)
        {
            return;
        }

        var clients = _instance.GetClients(incoming, cancellation);
        if (clients.Count > 0)
        {
            throw DatabaseErrors.InUse(incoming, string.Join(", ", clients.Select(client => client.HostName)));
        }

        _observer.Warn(SR.LeftoverRemoved.With(incoming));
        _instance.Drop(incoming);
    }

    private List<CheckResult> Prove(string incoming, BackupManifest manifest, CancellationToken cancellation)
    {
        using var content = _instance.OpenContent(incoming, cancellation);
        using var fingerprint = new FingerprintWork(content, cancellation);
        using var meter = new ProgressMeter(_observer, SR.ActivityProve, fingerprint.Count);
        IReadOnlyList<string> problems = [];
        var work = new List<Action<CancellationToken>> { stop => problems = _instance.CheckIntegrity(incoming, stop) };
        work.AddRange(fingerprint.Pieces(() => meter.Advance(1)));
        WorkLanes.Run(work, 0, cancellation);

        var results = new List<CheckResult>
        {
            Integrity.Verdict(
                problems.Count == 0, manifest.Database, SR.SoundForEngine, problems.Count == 0 ? SR.SoundForEngine : string.Join("; ", problems.Take(5))),
        };
        results.AddRange(DatabaseComparison.Compare(manifest.Content, fingerprint.Finish(manifest.Database, cancellation)));
        var wrong = results.Where(result => result.Status is not (CheckStatus.Pass or CheckStatus.Skipped)).ToArray();
        return wrong.Length == 0
            ? results
            : throw MigrationException.Because(
                nameof(SR.RestoredDatabaseDiffers),
                MigrationErrorCategory.InvalidResult,
                results,
                manifest.Database,
                string.Join("; ", wrong.Take(5).Select(result => $"{result.Subject}: {result.Actual}")));
    }

    private void RequireVenue(RestoreRequest request, string incoming, List<CheckResult> checks, CancellationToken cancellation)
    {
        if (request.Venue is not { } venue)
        {
            return;
        }

        var identity = VenueQueries.CheckIdentity(_instance, incoming, venue, cancellation).ToArray();
        VenueErrors.RequireIdentity(venue, request.BackupFile, identity);
        checks.AddRange(identity);
    }

    private string? TakeName(string incoming, string database, bool setAsideExisting, CancellationToken cancellation)
    {
        string? aside = null;
        if (setAsideExisting && _instance.FindDatabase(database, cancellation) is not null)
        {
            aside = database + ".before-" + DateTimeOffset.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            _instance.Rename(database, aside);
        }

        try
        {
            _instance.Rename(incoming, database);
            return aside;
        }
        catch when (aside is not null)
        {
            _instance.Rename(aside, database);
            throw;
        }
    }

    private void DropIncoming(string incoming)
    {
        try
        {
            if (_instance.FindDatabase(incoming, CancellationToken.None) is not null)
            {
                _instance.Drop(incoming);
            }
        }
        catch (Exception e) when (e is MigrationException || FileErrors.IsFileError(e))
        {
            _observer.Warn(SR.IncomingNotRemoved.With(incoming, e.Message));
        }
    }
}
