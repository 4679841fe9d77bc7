using System.IO;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>
/// A path that only the server sees, with a manifest on this computer. Nothing here can rename the server's file, so the backup exists
/// when its manifest does.
/// </summary>
internal sealed class ServerBackupPlace : IBackupPlace
{
    private readonly IDatabaseInstance _instance;

    /// <summary>Names the place; nothing is touched.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="backupFile">The path as the server sees it.</param>
    /// <param name="manifest">Full path of the manifest on this computer.</param>
    public ServerBackupPlace(IDatabaseInstance instance, string backupFile, string manifest)
    {
        _instance = instance;
        BackupFile = backupFile;
        Manifest = manifest;
    }

    /// <inheritdoc/>
    public string BackupFile { get; }

    /// <inheritdoc/>
    public string Manifest { get; }

    /// <inheritdoc/>
    public string WritePath => BackupFile;

    /// <inheritdoc/>
    public bool IsReadable => false;

    /// <inheritdoc/>
    public void RequireUsable(bool overwrite)
    {
        var folder = Path.GetDirectoryName(Manifest) ?? Manifest;
        if (!Directory.Exists(folder))
        {
            throw MigrationException.Because(nameof(SR.BackupFolderNotFound), MigrationErrorCategory.ObjectNotFound, folder, folder);
        }

        if (!overwrite && (File.Exists(Manifest) || IsThere()))
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), MigrationErrorCategory.ResourceExists, BackupFile, BackupFile);
        }
    }

    /// <inheritdoc/>
    public void RequireSpace(long bytes)
    {
        // The server's disks are not this computer's. A full one is the server's own error.
    }

    /// <inheritdoc/>
    public void Clear()
    {
        // The path is the server's: a file of that name on this computer is somebody else's.
    }

    /// <inheritdoc/>
    public void Commit(byte[] manifest) => DurableFile.Write(Manifest, manifest);

    /// <inheritdoc/>
    public void Abandon()
    {
        try
        {
            SharedFile.Delete(Manifest + DurableFile.PartialSuffix);
        }
        catch (System.Exception e) when (FileErrors.IsFileError(e))
        {
            // What is left has a name that nobody takes for a manifest.
        }
    }

    // The engine is asked to read it: a file that it can't open is not there, one that it can't understand is somebody's.
    private bool IsThere()
    {
        try
        {
            _instance.OpenBackup(BackupFile).Dispose();
            return true;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.BackupDeviceUnavailable))
        {
            return false;
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.BackupUnreadable))
        {
            return true;
        }
    }
}
