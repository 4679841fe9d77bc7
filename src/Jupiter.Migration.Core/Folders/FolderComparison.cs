using System.Collections.Generic;

namespace Jupiter.Migration.Folders;

/// <summary>A list beside a folder as it is now.</summary>
internal static class FolderComparison
{
    /// <summary>Goes through both at once.</summary>
    /// <param name="entries">The list, in the order of the walk.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>What has the same path in both; with one of them null what is in one only.</returns>
    public static IEnumerable<(FolderEntry? Entry, FoundEntry? Found)> Pairs(IEnumerable<FolderEntry> entries, string folder)
    {
        using var list = entries.GetEnumerator();
        using var walk = FolderWalk.Run(folder).GetEnumerator();
        var (hasEntry, hasFound) = (list.MoveNext(), walk.MoveNext());
        while (hasEntry || hasFound)
        {
            var order = !hasEntry ? 1 : !hasFound ? -1 : FolderPathOrder.Walk.Compare(list.Current.Path, walk.Current.Entry.Path);
            yield return (order <= 0 ? list.Current : null, order >= 0 ? walk.Current : null);
            hasEntry = order <= 0 ? list.MoveNext() : hasEntry;
            hasFound = order >= 0 ? walk.MoveNext() : hasFound;
        }
    }
}
