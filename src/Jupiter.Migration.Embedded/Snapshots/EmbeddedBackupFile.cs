using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Embedded.Content;
using Jupiter.Migration.Embedded.Sqlite;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using SQLitePCL;

namespace Jupiter.Migration.Embedded.Snapshots;

/// <summary>A backup of the embedded engine: a SQLite file like any other.</summary>
internal sealed class EmbeddedBackupFile : IBackupFile
{
    private const int HeaderLength = 16;

    private readonly string _path;

    /// <summary>Looks at the head of the file.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="MigrationException">BackupUnreadable: it is no SQLite file.</exception>
    public EmbeddedBackupFile(string path)
    {
        _path = path;
        using var file = SharedFile.OpenRead(path);
        var head = new byte[HeaderLength];
        if (file.ReadAtLeast(head, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !head.AsSpan().SequenceEqual("SQLite format 3\0"u8))
        {
            throw BackupErrors.Unreadable(path, SR.NotASqliteFile);
        }
    }

    /// <inheritdoc/>
    public string EngineVersion => raw.sqlite3_libversion().utf8_to_string();

    /// <inheritdoc/>
    public IReadOnlyList<string> Verify(CancellationToken cancellation) =>
        [.. IntegrityCheck.Run(() => SqliteSession.OpenImmutable(_path), cancellation).Select(finding => finding.Text)];

    /// <inheritdoc/>
    public IDatabaseContent? OpenContent() =>
        new EmbeddedContent(SqliteSession.OpenImmutable(_path), () => SqliteSession.OpenImmutable(_path), null);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
