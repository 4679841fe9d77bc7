using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>
/// What earlier runs have copied: the list, and what runs left that were ended from outside. A run that is ended while it takes over from another one
/// loses nothing of that one either: first what both left becomes one file, then a new one is begun.
/// </summary>
/// <param name="list">Full path of the list.</param>
internal sealed class EarlierLists(string list)
{
    private readonly string _earlier = list + ".earlier";

    /// <summary>The name of a list that is being written.</summary>
    public string Partial { get; } = list + PartialFile.Suffix;

    /// <summary>Whether a run has been here, so that what the copy's folder holds is a copy.</summary>
    public bool IsAny => new[] { list, Partial, _earlier }.Any(File.Exists);

    /// <summary>Looks at what is there, and frees the names: from here on no list says that the copy is complete.</summary>
    /// <param name="header">Of the list to be written.</param>
    /// <param name="force">Whether a list that is complete, or damaged, is no reason to refuse.</param>
    /// <returns>What was copied earlier, in the order of a walk.</returns>
    /// <exception cref="MigrationException">FolderListThere, FolderListBroken, FolderListNewer.</exception>
    public IEnumerable<FolderEntry> Take(FolderListHeader header, bool force)
    {
        var isSound = IsSound(force);
        var joined = _earlier + PartialFile.Suffix;
        SharedFile.Delete(joined);
        using (var writer = new FolderListWriter(_earlier, joined, header))
        {
            var complete = isSound ? FolderList.Open(list).Entries() : [];
            foreach (var entry in Merged(FolderList.Rest(Partial), Merged(complete, FolderList.Rest(_earlier))).Where(entry => entry.Fault is null))
            {
                writer.Write(entry);
            }

            writer.Commit();
        }

        SharedFile.Delete(list);
        SharedFile.Delete(Partial);
        return FolderList.Open(_earlier).Entries();
    }

    /// <summary>Removes what the list replaces.</summary>
    public void Forget() => SharedFile.TryDelete(_earlier);

    private bool IsSound(bool force)
    {
        if (!File.Exists(list))
        {
            return false;
        }

        try
        {
            var left = FolderList.Open(list).Entries().LongCount(entry => entry.Fault is not null || entry.WasOpen == true);
            return left > 0 || force ? true : throw MigrationException.Because(nameof(SR.FolderListThere), list, list);
        }
        catch (MigrationException e) when (force && e.ErrorId == nameof(SR.FolderListBroken))
        {
            return false;
        }
    }

    private static IEnumerable<FolderEntry> Merged(IEnumerable<FolderEntry> newer, IEnumerable<FolderEntry> older)
    {
        using var first = newer.GetEnumerator();
        using var second = older.GetEnumerator();
        var (hasFirst, hasSecond) = (first.MoveNext(), second.MoveNext());
        while (hasFirst || hasSecond)
        {
            var order = !hasFirst ? 1 : !hasSecond ? -1 : FolderPathOrder.Walk.Compare(first.Current.Path, second.Current.Path);
            yield return order <= 0 ? first.Current : second.Current;
            hasSecond = order >= 0 ? second.MoveNext() : hasSecond;
            hasFirst = order <= 0 ? first.MoveNext() : hasFirst;
        }
    }
}
