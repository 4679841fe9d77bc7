using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Folders;

/// <summary>The order in which a folder is walked: by names, ordinal, each folder followed by what is in it. So <c>/</c> comes before everything.</summary>
internal sealed class FolderPathOrder : IComparer<string>
{
    public static FolderPathOrder Walk { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (one, other) = (x!, y!);
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i] != other[i])
            {
                return Rank(one[i]) - Rank(other[i]);
            }
        }

        return one.Length - other.Length;
    }

    private static int Rank(char character) => character == '/' ? -1 : character;
}
