using System;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Backups;

/// <summary>Where one backup comes to stand, with its manifest.</summary>
internal interface IBackupPlace
{
    /// <summary>Path of the backup in the end.</summary>
    string BackupFile { get; }

    /// <summary>Full path of the manifest, on this computer.</summary>
    string Manifest { get; }

    /// <summary>Path to which the engine writes.</summary>
    string WritePath { get; }

    /// <summary>Whether this computer can read what the engine writes.</summary>
    bool IsReadable { get; }

    /// <summary>Takes the place for this run alone, and removes what killed runs left.</summary>
    /// <param name="overwrite">Whether a backup that is there may be replaced.</param>
    /// <returns>The right, to be given back after everything else.</returns>
    /// <exception cref="MigrationException">BackupUnderWay, and what <see cref="RequireUsable"/> refuses.</exception>
    IDisposable Claim(bool overwrite);

    /// <summary>Refuses a place at which the backup can't come to stand.</summary>
    /// <param name="overwrite">Whether a backup that is there may be replaced.</param>
    /// <exception cref="MigrationException">PathInvalid, BackupFolderNotFound, BackupFileIsFolder, BackupFileExists.</exception>
    void RequireUsable(bool overwrite);

    /// <summary>Refuses a place that is too small, as far as this computer can tell.</summary>
    /// <param name="bytes">How much will be written.</param>
    void RequireSpace(long bytes);

    /// <summary>Makes the file that an engine of this process writes into, with its rights.</summary>
    void Prepare();

    /// <summary>Makes the verified backup exist.</summary>
    /// <param name="manifest">Bytes of the manifest.</param>
    void Commit(byte[] manifest);

    /// <summary>Removes what a failed run has written so far; does nothing after <see cref="Commit"/>.</summary>
    void Abandon();
}
