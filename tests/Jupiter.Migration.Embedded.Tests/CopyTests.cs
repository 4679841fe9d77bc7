using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A backup that is restored by copying it, on the server of the test or on one that was tampered with.</summary>
public abstract class CopyTests : EmbeddedTests
{
    protected const string Copy = "copy";

    protected string CopyFile => Server.PathOf(Copy + ".incoming");

    protected string[] Files() => [.. Directory.GetFileSystemEntries(Server.Folder).Order(StringComparer.Ordinal)];

    protected RestoreResult RestoreOn(IDatabaseInstance instance, string database = Copy, Venue? venue = null, CancellationToken cancellation = default) =>
        Restore(BackupPath(), database, cancellation: cancellation, on: instance, venue: venue);

    protected MigrationException FailsWithoutATraceOnServer(string errorId, IDatabaseInstance instance, string database = Copy, Venue? venue = null)
    {
        var before = Files();
        var error = Fails(errorId, () => RestoreOn(instance, database, venue));
        Assert.Equal(before, Files());
        return error;
    }
}
