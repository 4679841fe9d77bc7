using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Fingerprints;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Backups;

/// <summary>Takes a backup and does not call it one before it has been read back, checked by the engine and fingerprinted (clause R2).</summary>
/// <param name="instance">The server.</param>
/// <param name="observer">Told of progress.</param>
public sealed class DatabaseBackup(IDatabaseInstance instance, IOperationObserver observer)
{
    /// <summary>Takes one backup.</summary>
    /// <param name="request">What, and where to.</param>
    /// <param name="cancellation">Stops it; nothing half-made is left.</param>
    /// <returns>The verified backup.</returns>
    /// <exception cref="MigrationException">
    /// DatabaseNotFound, BackupFolderNotFound, BackupFileExists, CopyFolderNotFound, NotEnoughSpace, DiskFull, BackupNotVerified, WrongVenue.
    /// </exception>
    public BackupResult Run(BackupRequest request, CancellationToken cancellation)
    {
        var startedAt = RunClock.Now;
        var place = PlaceOf(request);
        var copy = request.CopyTo is null ? null : CopyPlace(request, (BackupFolder)place);
        place.RequireUsable(request.Overwrite);
        copy?.RequireUsable(request.Overwrite);
        var database = instance.FindDatabase(request.Database, cancellation) ?? throw DatabaseErrors.NotFound(instance.Address, request.Database);
        place.RequireSpace(database.SizeBytes + request.RoomBeside);
        copy?.RequireSpace(database.SizeBytes + request.RoomBeside);

        var identity = request.Venue is null ? [] : RequireVenue(request.Database, request.Venue, cancellation);
        using var claim = place.Claim(request.Overwrite);
        using var copyClaim = copy?.Claim(request.Overwrite);
        try
        {
            if (instance.RestoresByCopying)
            {
                place.Prepare();
            }

            var written = instance.WriteBackup(request.Database, place.WritePath, observer, cancellation);
            var manifest = Verify(request, database, written, place, identity, startedAt, cancellation);

            // The last bytes may have taken seconds to reach the medium, and whoever pressed Ctrl+C meanwhile gets no backup.
            cancellation.ThrowIfCancellationRequested();
            place.Commit(ManifestFile.Seal(manifest));
            if (copy is not null)
            {
                new BackupCopy(observer).Run((BackupFolder)place, copy, manifest, cancellation);
            }

            return Describe(manifest, place, copy);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, place.BackupFile);
        }
        finally
        {
            place.Abandon();
            copy?.Abandon();
        }
    }

    private IBackupPlace PlaceOf(BackupRequest request) => request.ManifestFile is null
        ? new BackupFolder(request.BackupFile, request.Rights)
        : new ServerBackupPlace(instance, request.BackupFile, request.ManifestFile, request.Rights);

    private BackupFolder CopyPlace(BackupRequest request, BackupFolder place)
    {
        if (!Directory.Exists(request.CopyTo))
        {
            throw MigrationException.Because(nameof(SR.CopyFolderNotFound), request.CopyTo, request.CopyTo);
        }

        var copy = new BackupFolder(Path.Combine(Path.GetFullPath(request.CopyTo!), Path.GetFileName(place.BackupFile)), CopyRights(request));
        switch (Directory.Exists(place.Folder) ? PlaceProbe.AreOne(place.Folder, copy.Folder) : false)
        {
            case true:
                throw MigrationException.Because(nameof(SR.CopyFolderIsSame), request.CopyTo, request.CopyTo);
            case null:
                observer.Warn(SR.CopyPlaceNotProved.With(request.CopyTo));
                break;
        }

        return copy;
    }

    // A server reads its backups under an account of its own, which nobody knows here: who may read the copy is its folder's to say.
    private FileRights CopyRights(BackupRequest request) => instance.RestoresByCopying ? request.Rights : FileRights.OfFolder;

    private IReadOnlyList<VenueIdentityAnswer> RequireVenue(string database, Venue venue, CancellationToken cancellation)
    {
        var checks = VenueQueries.CheckIdentity(instance, database, venue, cancellation).ToArray();
        VenueErrors.RequireIdentity(venue, database, checks);
        return VenueQueries.Answer(instance, database, venue, cancellation);
    }

    // Re-reading, the engine's check and the fingerprint need each other's results for nothing, so they share the processors.
    private BackupManifest Verify(
        BackupRequest request,
        DatabaseFacts database,
        WrittenBackup written,
        IBackupPlace place,
        IReadOnlyList<VenueIdentityAnswer> identity,
        DateTimeOffset startedAt,
        CancellationToken cancellation)
    {
        var path = place.WritePath;
        if (place.IsReadable && written.Length is null)
        {
            written.Content?.Dispose();
            throw MigrationException.Because(nameof(SR.BackupNotVisible), path, path, instance.Address.Text);
        }

        using var live = written.Content;
        using var flush = written.IsOnMedium ? null : new FinalFlush(path);
        using var backup = instance.OpenBackup(path, cancellation);
        using var read = live is null ? backup.OpenContent() : null;
        var content = live ?? read ?? throw new InvalidOperationException(path);
        using var fingerprint = new FingerprintWork(content, cancellation);

        // The rows are read once more for the fingerprint, so that reading back is two passes over the file.
        var length = written.Length ?? database.SizeBytes;
        var share = length / Math.Max(1, fingerprint.Count);
        using var meter = new ProgressMeter(observer, SR.ActivityVerifyBackup, length + (share * fingerprint.Count));
        string? sha256 = null;
        IReadOnlyList<string> problems = [];
        var work = new List<Action<CancellationToken>>
        {
            stop => problems = backup.Verify(stop),
        };
        if (place.IsReadable)
        {
            work.Add(stop => sha256 = HashedCopy.Hash(path, meter, stop));
        }

        work.AddRange(fingerprint.Pieces(() => meter.Advance(share)));
        WorkLanes.Run(work, 0, cancellation);

        flush?.Wait();
        if (problems.Count > 0)
        {
            throw BackupErrors.NotVerified(request.BackupFile, string.Join("; ", problems.Take(5)));
        }

        if (place.IsReadable && ((written.Sha256 ?? sha256) != sha256 || new FileInfo(path).Length != written.Length))
        {
            throw BackupErrors.NotVerified(request.BackupFile, SR.ReadBackDiffers);
        }

        var source = instance.GetFacts(cancellation);
        return new BackupManifest
        {
            ModuleVersion = request.ModuleVersion,
            Engine = instance.Address.Engine,
            EngineVersion = backup.EngineVersion,
            ServerInstance = instance.Address.Text,
            SourceMachine = source.MachineName,
            SourceIdentity = source.Identity.Length > 0 ? source.Identity : null,
            Database = database.Name,
            DatabaseIdentity = database.Identity,
            Venue = request.Venue?.Name,
            VenueIdentity = identity,
            FileName = FileNameOf(request.BackupFile),
            BackupSet = written.BackupSet,

            // Both or neither: where the server's path happens to be one of this computer, its file may be another one.
            Length = place.IsReadable ? written.Length : null,
            Sha256 = sha256,
            StartedAt = startedAt,
            SnapshotAt = written.SnapshotAt,
            FinishedAt = RunClock.Now,
            Content = fingerprint.Finish(database.Name, cancellation),
        };
    }

    // The path may be one of another system than this computer's.
    internal static string FileNameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static BackupResult Describe(BackupManifest manifest, IBackupPlace place, BackupFolder? copy) => new()
    {
        Database = manifest.Database,
        BackupFile = place.BackupFile,
        Manifest = place.Manifest,
        CopyFile = copy?.BackupFile,
        SourceServerInstance = manifest.ServerInstance,
        Length = manifest.Length,
        Sha256 = manifest.Sha256,
        Tables = manifest.Content.Tables.Count,
        Rows = manifest.Content.Rows,
        Fingerprint = manifest.Content.Fingerprint,
        SnapshotAt = manifest.SnapshotAt,
        Duration = RunClock.Now - manifest.StartedAt,
    };
}
