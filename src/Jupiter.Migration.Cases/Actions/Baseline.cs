using System;
using System.Threading;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// The contents of the final backup, to hold the present ones against. Where the engine can't read a backup, it is restored beside the
/// database, read, and removed again.
/// </summary>
internal sealed class Baseline(IDatabaseInstance server, IBackupFile? backup, string? restored, IDatabaseContent? content) : IDisposable
{
    private const string Suffix = ".baseline";

    private readonly IDatabaseInstance _server = server;
    private readonly IBackupFile? _backup = backup;

    /// <summary>The contents; null where they can't be had.</summary>
    public IDatabaseContent? Content { get; } = content;

    /// <summary>Opens the backup.</summary>
    /// <param name="context">The step.</param>
    /// <param name="server">The server that reads it.</param>
    /// <param name="database">The database that it is of.</param>
    /// <param name="backup">The backup.</param>
    /// <returns>The contents; the caller disposes of them.</returns>
    public static Baseline Open(StepContext context, IDatabaseInstance server, CaseDatabase database, CarriedBackup backup)
    {
        var file = server.OpenBackup(backup.Path);
        if (file.OpenContent() is { } content)
        {
            return new Baseline(server, file, null, content);
        }

        file.Dispose();
        return Restore(context, server, database, backup);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content?.Dispose();
        _backup?.Dispose();
        if (restored is not null)
        {
            _server.Drop(restored);
        }
    }

    // The name is this case's own: what stands there was left by an attempt that was interrupted. Without room for it rows are only counted.
    private static Baseline Restore(StepContext context, IDatabaseInstance server, CaseDatabase database, CarriedBackup backup)
    {
        var name = $"{database.Name}.{context.Plan.Id}{Suffix}";
        if (server.FindDatabase(name, context.Cancellation) is not null)
        {
            server.Drop(name);
        }

        try
        {
            server.Restore(backup.Path, name, backup.Manifest.BackupSet, context.Observer, context.Cancellation);
        }
        catch (MigrationException e) when (e.ErrorId is nameof(SR.NotEnoughSpace) or nameof(SR.DiskFull))
        {
            context.Observer.Warn(SR.BaselineNotPossible.With(e.Message));
            return new Baseline(server, null, null, null);
        }

        return new Baseline(server, null, name, server.OpenContent(name, context.Cancellation));
    }
}
