using System;
using System.Collections.Generic;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Embedded.Snapshots;

/// <summary>Files that a restore of this process has brought here: each is its own until it has its name, and is flushed beside its proof.</summary>
internal sealed class RestoredFiles : IDisposable
{
    private readonly Dictionary<string, FinalFlush> _flushes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileClaim> _claims = new(StringComparer.Ordinal);

    /// <summary>Brings one.</summary>
    /// <param name="database">Its database.</param>
    /// <param name="path">Its path.</param>
    /// <param name="make">Makes it.</param>
    /// <returns>What making it gave.</returns>
    public string Add(string database, string path, Func<string> make)
    {
        var claim = Claim(database, path);
        try
        {
            var made = make();
            _flushes[path] = new FinalFlush(path);
            _claims[path] = claim;
            return made;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a file that another restore has taken over.</summary>
    /// <param name="database">Its database.</param>
    /// <param name="path">Its path.</param>
    public void RequireOwn(string database, string path)
    {
        if (_claims.TryGetValue(path, out var claim) && !claim.IsHeld)
        {
            throw DatabaseErrors.InUse(database, SR.RestoreUnderWay);
        }
    }

    /// <summary>Takes one, to remove it.</summary>
    /// <param name="database">Its database.</param>
    /// <param name="path">Its path.</param>
    /// <returns>The claim; the caller disposes of it.</returns>
    public FileClaim Take(string database, string path) => _claims.Remove(path, out var own) ? own : Claim(database, path);

    /// <summary>Lets go of one that has its name.</summary>
    /// <param name="path">The path that it had.</param>
    public void Release(string path)
    {
        if (_claims.Remove(path, out var claim))
        {
            claim.Dispose();
        }
    }

    /// <summary>
    /// Ends the flush of one. Letting go of the file drops every lock that this process has on it: nothing of ours may be reading by then.
    /// </summary>
    /// <param name="path">Its path.</param>
    /// <param name="hasToSucceed">Whether it has to be on the medium.</param>
    public void EndFlush(string path, bool hasToSucceed)
    {
        if (_flushes.Remove(path, out var flush))
        {
            using (flush)
            {
                if (hasToSucceed)
                {
                    flush.Wait();
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var flush in _flushes.Values)
        {
            flush.Dispose();
        }

        _flushes.Clear();
        foreach (var claim in _claims.Values)
        {
            claim.Dispose();
        }

        _claims.Clear();
    }

    // What one restore has brought here is neither to be removed nor to be named by another.
    private static FileClaim Claim(string database, string path)
    {
        try
        {
            return FileClaim.Take(path + ".restoring", FilePatience.None, isRemoved: true);
        }
        catch (FileHeldException)
        {
            throw DatabaseErrors.InUse(database, SR.RestoreUnderWay);
        }
    }
}
