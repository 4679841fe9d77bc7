using System;
using System.IO;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>The place of one backup: its file, its manifest, and what a killed or failed run may have left of them.</summary>
internal sealed class BackupFolder : IBackupPlace
{
    private readonly string _replaced;
    private readonly string _replacedManifest;

    /// <summary>Names the place; nothing is touched.</summary>
    /// <param name="backupFile">Full path of the backup.</param>
    public BackupFolder(string backupFile)
    {
        BackupFile = backupFile;
        Folder = Path.GetDirectoryName(backupFile) ?? backupFile;
        _replaced = backupFile + ".replaced";
        _replacedManifest = ManifestFile.PathFor(_replaced);
    }

    /// <summary>Full path of the backup.</summary>
    public string BackupFile { get; }

    /// <summary>The folder that it stands in.</summary>
    public string Folder { get; }

    /// <summary>Full path of the manifest.</summary>
    public string Manifest => ManifestFile.PathFor(BackupFile);

    /// <summary>Name of the backup while it is being written.</summary>
    public string PartialFile => BackupFile + DurableFile.PartialSuffix;

    /// <inheritdoc/>
    public string WritePath => PartialFile;

    /// <inheritdoc/>
    public bool IsReadable => true;

    /// <inheritdoc/>
    public void Clear() => SharedFile.Delete(PartialFile);

    /// <inheritdoc/>
    public void RequireSpace(long bytes) => FreeSpace.Require(Folder, bytes);

    /// <summary>Refuses a place at which the backup can't come to stand.</summary>
    /// <param name="overwrite">Whether a backup that is there may be replaced.</param>
    /// <exception cref="MigrationException">PathInvalid, BackupFolderNotFound, BackupFileIsFolder, BackupFileExists.</exception>
    public void RequireUsable(bool overwrite)
    {
        // A file name here, a path or nothing at all on the computer that it is carried to.
        if (!WindowsName.IsPossible(Path.GetFileName(BackupFile)))
        {
            throw MigrationException.Because(nameof(SR.PathInvalid), MigrationErrorCategory.InvalidArgument, BackupFile, BackupFile);
        }

        if (!Directory.Exists(Folder))
        {
            throw MigrationException.Because(nameof(SR.BackupFolderNotFound), MigrationErrorCategory.ObjectNotFound, Folder, Folder);
        }

        if (Directory.Exists(BackupFile))
        {
            throw MigrationException.Because(
                nameof(SR.BackupFileIsFolder), MigrationErrorCategory.InvalidArgument, BackupFile, BackupFile);
        }

        if (File.Exists(BackupFile) && !overwrite)
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), MigrationErrorCategory.ResourceExists, BackupFile, BackupFile);
        }
    }

    /// <summary>
    /// Puts the verified backup under its final name. The manifest comes first: the moment at which the backup exists is the one
    /// rename of its file, so a kill leaves either no backup or a whole one. A backup that is replaced is kept aside until then.
    /// </summary>
    /// <param name="manifest">Bytes of the manifest.</param>
    public void Commit(byte[] manifest)
    {
        if (File.Exists(BackupFile))
        {
            SharedFile.Delete(_replaced);
            SharedFile.Delete(_replacedManifest);
            DurableFile.Move(BackupFile, _replaced);
            MoveIfThere(Manifest, _replacedManifest);
        }

        DurableFile.Write(Manifest, manifest);
        DurableFile.Commit(BackupFile);
        SharedFile.Delete(_replaced);
        SharedFile.Delete(_replacedManifest);
    }

    /// <summary>Removes what a failed run has written so far, and puts back the backup that it, or a killed run before it, was replacing.</summary>
    public void Abandon()
    {
        try
        {
            SharedFile.Delete(PartialFile);
            SharedFile.Delete(Manifest + DurableFile.PartialSuffix);
            if (!File.Exists(BackupFile) && File.Exists(_replaced))
            {
                MoveIfThere(_replacedManifest, Manifest);
                DurableFile.Move(_replaced, BackupFile);
            }
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            // What is left has a name that nobody takes for a backup, and the next run overwrites it.
        }
    }

    private static void MoveIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            SharedFile.Delete(to);
            DurableFile.Move(from, to);
        }
    }
}
