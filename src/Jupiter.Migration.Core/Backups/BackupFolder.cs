using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Backups;

/// <summary>The place of one backup: its file, its manifest, and what a killed or failed run may have left of them.</summary>
internal sealed class BackupFolder(string backupFile, FileRights rights = FileRights.Owner) : IBackupPlace
{
    private const string ReplacedSuffix = ".replaced";

    private FileClaim? _claim;
    private bool _overwrites;

    /// <summary>Full path of the backup.</summary>
    public string BackupFile { get; } = backupFile;

    /// <summary>The folder that it stands in.</summary>
    public string Folder { get; } = Path.GetDirectoryName(backupFile) ?? backupFile;

    /// <summary>Full path of the manifest.</summary>
    public string Manifest => ManifestFile.PathFor(BackupFile);

    /// <inheritdoc/>
    public string WritePath { get; } = RandomName.For(backupFile, PartialFile.Suffix);

    /// <inheritdoc/>
    public bool IsReadable => true;

    /// <inheritdoc/>
    public IDisposable Claim(bool overwrite)
    {
        RequireUsable(overwrite);
        var claim = BackupClaim.Take(BackupFile);
        try
        {
            // Whoever had the place may just have put his backup there.
            RequireUsable(overwrite);
            PartialFile.RemoveLeft(BackupFile);
            PartialFile.RemoveLeft(Manifest);
            (_claim, _overwrites) = (claim, overwrite);
            return claim;
        }
        catch (Exception e)
        {
            claim.Dispose();
            throw FileErrors.IsFileError(e) ? FileErrors.Name(e, BackupFile) : e;
        }
    }

    /// <inheritdoc/>
    public void Prepare() => SharedFile.CreateNew(WritePath, rights).Dispose();

    /// <summary>Writes the backup as a copy of another, through to the medium.</summary>
    /// <param name="from">The other, open at its start.</param>
    /// <param name="meter">Told of the bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Receive(FileStream from, ProgressMeter meter, CancellationToken cancellation)
    {
        using var to = SharedFile.CreateNew(WritePath, rights);
        HashedCopy.Copy(from, to, WritePath, meter, cancellation);
    }

    /// <inheritdoc/>
    public void RequireSpace(long bytes) => FreeSpace.Require(Folder, bytes);

    /// <inheritdoc/>
    public void RequireUsable(bool overwrite)
    {
        if (!Directory.Exists(Folder))
        {
            throw MigrationException.Because(nameof(SR.BackupFolderNotFound), Folder, Folder);
        }

        if (Directory.Exists(BackupFile))
        {
            throw MigrationException.Because(nameof(SR.BackupFileIsFolder), BackupFile, BackupFile);
        }

        // A colon makes a stream of another file on Windows, a dot at the end is taken off. Elsewhere only a backslash is refused: it is
        // a path on the computer that the backup is carried to.
        var name = Path.GetFileName(BackupFile);
        if (Path.DirectorySeparatorChar == '\\' ? !WindowsName.IsPossible(name) : name.IndexOf('\\') >= 0)
        {
            throw MigrationException.Because(nameof(SR.PathInvalid), BackupFile, BackupFile);
        }

        if (File.Exists(BackupFile) && !overwrite)
        {
            throw MigrationException.Because(nameof(SR.BackupFileExists), BackupFile, BackupFile);
        }
    }

    /// <summary>
    /// Puts the verified backup under its final name. The manifest comes first: the moment at which the backup exists is the one
    /// rename of its file, so a kill leaves either no backup or a whole one. A backup that is replaced is kept aside until then.
    /// </summary>
    /// <param name="manifest">Bytes of the manifest.</param>
    public void Commit(byte[] manifest)
    {
        BackupClaim.RequireHeld(_claim, BackupFile);
        if (File.Exists(BackupFile))
        {
            RequireUsable(_overwrites);
            RemoveReplaced();
            var aside = RandomName.For(BackupFile, ReplacedSuffix);
            DurableFile.Move(BackupFile, aside);
            MoveIfThere(Manifest, ManifestFile.PathFor(aside));
        }

        DurableFile.Write(Manifest, manifest, rights);
        DurableFile.Move(WritePath, BackupFile);
        RemoveReplaced();
    }

    /// <summary>Removes what a failed run has written so far, and puts back the backup that it, or a killed run before it, was replacing.</summary>
    public void Abandon()
    {
        if (_claim is not { IsHeld: true })
        {
            return;
        }

        try
        {
            SharedFile.Delete(WritePath);
            if (!File.Exists(BackupFile) && Replaced().FirstOrDefault() is { } aside)
            {
                MoveIfThere(ManifestFile.PathFor(aside), Manifest);
                DurableFile.Move(aside, BackupFile);
            }
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            // What is left has a name that nobody takes for a backup, and the next run removes it.
        }
    }

    private static void MoveIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            DurableFile.Move(from, to, replaces: true);
        }
    }

    private IEnumerable<string> Replaced() => RandomName.Given(BackupFile, ReplacedSuffix);

    private void RemoveReplaced()
    {
        foreach (var aside in Replaced().ToArray())
        {
            SharedFile.Delete(aside);
            SharedFile.Delete(ManifestFile.PathFor(aside));
        }
    }
}
