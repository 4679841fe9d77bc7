using System.IO;
using System.Threading;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>Makes a second, verified copy of a backup on another medium.</summary>
internal sealed class BackupCopy(IOperationObserver observer)
{
    /// <summary>Copies a backup and its manifest and reads the copy back.</summary>
    /// <param name="place">The backup.</param>
    /// <param name="copy">Where the copy goes.</param>
    /// <param name="manifest">What the backup is.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Run(BackupFolder place, BackupFolder copy, BackupManifest manifest, CancellationToken cancellation)
    {
        using var meter = new ProgressMeter(observer, SR.ActivityCopyBackup, (manifest.Length ?? 0) * 2);
        using (var from = SharedFile.OpenRead(place.BackupFile))
        {
            copy.Receive(from, meter, cancellation);
        }

        using (var readBack = new MediumRead(copy.WritePath))
        {
            if (readBack.Hash(meter, cancellation) != manifest.Sha256)
            {
                throw BackupErrors.NotVerified(copy.BackupFile, SR.ReadBackDiffers);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        copy.Commit(ManifestFile.ReadBytes(place.Manifest));
    }
}
