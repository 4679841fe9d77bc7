using System;
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
internal sealed class ServerBackupPlace(IDatabaseInstance instance, string backupFile, string manifest, FileRights rights) : IBackupPlace
{
    private FileClaim? _claim;

    /// <inheritdoc/>
    public string BackupFile { get; } = backupFile;

    /// <inheritdoc/>
    public string Manifest { get; } = manifest;

    /// <inheritdoc/>
    public string WritePath => BackupFile;

    /// <inheritdoc/>
    public bool IsReadable => false;

    /// <inheritdoc/>
    public IDisposable Claim(bool overwrite)
    {
        RequireUsable(overwrite);
        _claim = BackupClaim.Take(Manifest);
        return _claim;
    }

    /// <inheritdoc/>
    public void RequireUsable(bool overwrite)
    {
        var folder = Path.GetDirectoryName(Manifest) ?? Manifest;
        if (!Directory.Exists(folder))
        {
            throw MigrationException.Because(nameof(SR.BackupFolderNotFound), folder, folder);
        }

        if (!overwrite && (File.Exists(Manifest) || IsThere()))
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), BackupFile, BackupFile);
        }
    }

    /// <inheritdoc/>
    public void RequireSpace(long bytes)
    {
        // The server's disks are not this computer's. A full one is the server's own error.
    }

    /// <inheritdoc/>
    public void Prepare()
    {
        // The path is the server's: a file of that name on this computer is somebody else's.
    }

    /// <inheritdoc/>
    public void Commit(byte[] manifest)
    {
        BackupClaim.RequireHeld(_claim, BackupFile);
        PartialFile.RemoveLeft(Manifest);
        DurableFile.Write(Manifest, manifest, rights);
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        // Nothing stands on this computer before the manifest does, and that comes in one step.
    }

    // The engine is asked to read it: a file that it can't open is not there, one that it can't understand is somebody's.
    private bool IsThere()
    {
        try
        {
            instance.OpenBackup(BackupFile).Dispose();
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
