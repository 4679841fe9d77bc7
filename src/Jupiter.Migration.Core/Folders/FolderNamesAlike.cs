using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Folders;

/// <summary>Finds names of a list that one folder of Windows can't hold both. The names of the folders above the last one are in memory, and no others.</summary>
internal sealed class FolderNamesAlike
{
    private readonly Stack<(string Folder, Dictionary<string, string> Names)> _open = new([("", Names())]);

    /// <summary>Adds the next path, in the order of the list.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path before it that differs from it in case alone; null where there is none.</returns>
    public string? Add(string path)
    {
        var end = path.LastIndexOf('/');
        var folder = end < 0 ? "" : path.Substring(0, end);
        while (_open.Peek().Folder is var above && above != folder && !IsIn(folder, above))
        {
            _open.Pop();
        }

        if (_open.Peek().Folder != folder)
        {
            _open.Push((folder, Names()));
        }

        var names = _open.Peek().Names;
        if (names.TryGetValue(path, out var first))
        {
            return first == path ? null : first;
        }

        names.Add(path, path);
        return null;
    }

    private static Dictionary<string, string> Names() => new(StringComparer.OrdinalIgnoreCase);

    private static bool IsIn(string folder, string above) => above.Length == 0 || folder.StartsWith(above + "/", StringComparison.Ordinal);
}
