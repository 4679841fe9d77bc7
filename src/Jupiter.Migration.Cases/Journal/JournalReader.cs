using System;
using System.IO;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Reads the journal of a case that somebody else may be writing to.</summary>
internal static class JournalReader
{
    /// <summary>Verifies and replays every whole line. What follows the last of them is being written, or never counted.</summary>
    /// <param name="folder">The case.</param>
    /// <param name="replay">Told of each line.</param>
    /// <exception cref="MigrationException">JournalNotFound, JournalBroken, JournalNewer, FileAccessDenied, FileFailed.</exception>
    public static void Read(string folder, Action<JournalEntry> replay)
    {
        var path = Path.Combine(folder, JournalFormat.Journal);
        var head = JournalHead.Read(Path.Combine(folder, JournalFormat.Head));
        using var file = Open(path);
        if (Scan(path, new JournalScan(file, head, CancellationToken.None), replay) is { } fault)
        {
            throw fault.ToException(path);
        }
    }

    /// <summary>Opens a journal for reading.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="MigrationException">JournalNotFound, FileAccessDenied, FileFailed.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return FileErrors.Named(path, () => SharedFile.OpenRead(path));
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.PathNotFound))
        {
            throw MigrationException.Because(nameof(SR.JournalNotFound), path, e.InnerException, path);
        }
    }

    /// <summary>Runs a scan; what the medium does to it has a name.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="replay">Told of each line. Its own failures stay its own.</param>
    /// <returns>What is wrong with the journal, or null.</returns>
    public static JournalFault? Scan(string path, JournalScan scan, Action<JournalEntry> replay)
    {
        var isReplaying = false;
        try
        {
            return scan.Run(entry =>
            {
                isReplaying = true;
                replay(entry);
                isReplaying = false;
            });
        }
        catch (Exception e) when (!isReplaying && FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, path);
        }
    }
}
