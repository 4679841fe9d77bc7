using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Trials;

/// <summary>
/// Restores a backup on a real server as the night will, under a name that no POS terminal knows, asks the copy what the terminals will ask,
/// and removes it: guests' data, so nothing of it stays, whatever happens (clauses P3, P4).
/// </summary>
/// <param name="server">The server.</param>
/// <param name="engines">The engines, for reading the backup.</param>
/// <param name="observer">Told of progress.</param>
public sealed class ServerTrial(IDatabaseInstance server, EngineCatalog engines, IOperationObserver observer)
{
    private static readonly CheckDefinition Target = CheckRegister.Find("Trial.Target");
    private static readonly CheckDefinition Backup = CheckRegister.Find("Trial.Backup");
    private static readonly CheckDefinition Query = CheckRegister.Find("Trial.Query");
    private static readonly CheckDefinition Lock = CheckRegister.Find("Trial.Lock");
    private static readonly CheckDefinition Alone = CheckRegister.Find("Trial.Alone");
    private static readonly CheckDefinition Removed = CheckRegister.Find("Trial.Removed");

    /// <summary>Tries.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellation">Stops it; the copy is removed.</param>
    /// <returns>What came of it. Nothing is restored on a server that it must not be restored on.</returns>
    /// <exception cref="MigrationException">What <see cref="DatabaseRestore.Run"/> throws.</exception>
    public TrialResult Run(TrialRequest request, CancellationToken cancellation)
    {
        var (startedAt, tried) = (RunClock.Now, TrialServer.Of(server, cancellation));
        var manifest = ManifestFile.Read(ManifestFile.PathFor(request.BackupFile));
        var checks = new List<CheckResult>();
        RestoreResult? restored = null;
        if (!request.MayBeSource)
        {
            checks.Add(CheckTarget(request, manifest, tried, cancellation));
        }

        if (!checks.Any(check => check.Blocks))
        {
            var copy = new TrialCopy(server, request.TrialDatabase, observer);
            copy.RemoveLeft(cancellation);
            try
            {
                checks.AddRange(CheckBackup(request, manifest));
                restored = new DatabaseRestore(server, new BackupVerification(engines, observer), observer).Run(
                    new RestoreRequest
                    {
                        BackupFile = request.BackupFile,
                        Database = request.TrialDatabase,
                        Venue = request.Other is null ? request.Venue : null,
                        EnableBroker = request.Other?.EnableBroker,
                        Waived = request.Waived,
                        Beside = request.Beside,
                    },
                    cancellation);
                checks.AddRange(restored.Checks);
                checks.AddRange(Waiver.Apply(request.Waived, CheckEntry(request, manifest, cancellation)));
                checks.AddRange(request.Other is null ? AskAsTills(request, cancellation) : []);
                checks.AddRange(LockAndUnlock(request.TrialDatabase, cancellation));
                var clients = server.GetClients(request.TrialDatabase, cancellation);
                checks.Add(Alone.Verdict(
                    clients.Count == 0, request.TrialDatabase, SR.TrialNobodyElse, clients.Count == 0 ? SR.TrialNobodyElse : string.Join(", ", clients.Select(client => $"{client.HostName} ({client.ProgramName})"))));
            }
            finally
            {
                var left = copy.Remove();
                checks.Add(Removed.Verdict(left is null, request.TrialDatabase, SR.TrialIsRemoved, left ?? SR.TrialIsRemoved));
            }
        }

        return new TrialResult(
            checks,
            new TrialRecord
            {
                Database = manifest.Database,
                TrialDatabase = request.TrialDatabase,
                Server = tried,
                SourceVersion = manifest.EngineVersion,
                StartedAt = startedAt,
                FinishedAt = RunClock.Now,
                Length = manifest.Length,
                Rows = manifest.Content.Rows,
                RestoreSeconds = restored?.Duration.TotalSeconds ?? 0,
                Observations = checks.Select(TrialObservation.Of).ToArray(),
            },
            restored?.Duration);
    }

    /// <summary>Removes the copy that an attempt which was killed has left.</summary>
    /// <param name="trialDatabase">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    public void RemoveLeft(string trialDatabase, CancellationToken cancellation) => new TrialCopy(server, trialDatabase, observer).RemoveLeft(cancellation);

    // Both servers may bear one name (P1a): the installation tells them apart, and where that is hidden, the database that sells.
    private CheckResult CheckTarget(TrialRequest request, BackupManifest manifest, TrialServer tried, CancellationToken cancellation)
    {
        var isSource = tried.Identity.Length > 0 && tried.Identity == manifest.SourceIdentity;
        var database = request.Other?.Name ?? request.Venue.Database;
        var hasDatabase = server.FindDatabase(database, cancellation) is not null;
        return Target.Verdict(
            !isSource && !hasDatabase, server.Address.Text, SR.TrialOnEmptyServer.With(database),
            isSource ? SR.TrialOnSource : hasDatabase ? SR.TrialDatabaseIsThere.With(database) : SR.TrialOnEmptyServer.With(database), tried.ToString());
    }

    private static IEnumerable<CheckResult> CheckBackup(TrialRequest request, BackupManifest manifest)
    {
        if (manifest.BackupSet is { } set)
        {
            var actual = string.Join(", ", new[] { set.IsCopyOnly ? "COPY_ONLY" : "", set.HasChecksums ? "CHECKSUM" : "" }.Where(option => option.Length > 0));
            yield return Backup.Verdict(set.IsCopyOnly && set.HasChecksums, request.BackupFile, "COPY_ONLY, CHECKSUM", actual.Length > 0 ? actual : "-");
        }
    }

    private IReadOnlyList<CheckResult> CheckEntry(TrialRequest request, BackupManifest manifest, CancellationToken cancellation)
    {
        var entry = (request.Entry ?? manifest.BackupSet?.Entry) is { } recorded ? recorded with { AwaitedDatabases = [request.Venue.Database, .. request.Venue.OtherDatabases.Select(other => other.Name)] } : null;
        return EntryCheck.Run(server, request.TrialDatabase, entry, request.ProgramName, cancellation);
    }

    // Whether the day is open does not matter now; that the question is answered on the new server does.
    private IEnumerable<CheckResult> AskAsTills(TrialRequest request, CancellationToken cancellation)
    {
        foreach (var query in request.Venue.PreconditionQueries.Concat(request.Venue.BusinessDayQuery is { } day ? [day] : []))
        {
            CheckResult result;
            try
            {
                result = Query.Result(CheckStatus.Pass, query.Title, SR.TrialAnAnswer, server.QueryScalar(request.TrialDatabase, query.Query, cancellation) ?? SR.NoAnswer, query.Query);
            }
            catch (MigrationException e) when (e.ErrorId is nameof(SR.QueryFailed) or nameof(SR.QueryWrites))
            {
                result = Query.Result(CheckStatus.Fail, query.Title, SR.TrialAnAnswer, e.Message, query.Query);
            }

            yield return result;
        }
    }

    // The night closes the old database so, and the way back the new one.
    private IEnumerable<CheckResult> LockAndUnlock(string database, CancellationToken cancellation)
    {
        server.Lock(database, cancellation);
        var locked = server.FindDatabase(database, cancellation) is { IsLocked: true };
        yield return Lock.Verdict(locked, database, SR.TrialLocked, locked ? SR.TrialLocked : SR.TrialUnlocked);
        server.Unlock(database, cancellation);
        var unlocked = server.FindDatabase(database, cancellation) is { IsLocked: false };
        yield return Lock.Verdict(unlocked, database, SR.TrialUnlocked, unlocked ? SR.TrialUnlocked : SR.TrialLocked);
    }
}
