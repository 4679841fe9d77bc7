using System;
using System.IO;
using System.Threading;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Embedded.Snapshots;

/// <summary>A backup copied to where a database is, byte for byte, and hashed as it is read. The medium may not have all of it yet.</summary>
internal static class BackupReplica
{
    /// <summary>Makes the copy.</summary>
    /// <param name="backupFile">The backup.</param>
    /// <param name="path">The copy; must not exist.</param>
    /// <param name="observer">Told of progress.</param>
    /// <param name="cancellation">Stops it; nothing is left.</param>
    /// <returns>SHA-256 of what was copied.</returns>
    public static string Make(string backupFile, string path, IOperationObserver observer, CancellationToken cancellation)
    {
        // Which of the two media failed decides what has to be done.
        using var from = FileErrors.Named(backupFile, () => SharedFile.OpenRead(backupFile));
        using var meter = new ProgressMeter(observer, SR.ActivityRestore, from.Length);
        PartialFile.RemoveLeft(path);
        using var to = PartialFile.Create(path);
        string sha256;
        using (var flush = new EarlyFlush(to.Stream, to.Path))
        {
            sha256 = HashedCopy.Copy(
                block => FileErrors.Named(backupFile, () => from.Read(block, 0, block.Length)), flush.Write, meter, cancellation);
        }

        to.TakeName(replaces: false);
        return sha256;
    }
}
