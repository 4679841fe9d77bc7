using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>Something that a walk came by.</summary>
/// <param name="Entry">How the list has it.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Failure">Why it can't be copied; null when it can.</param>
internal sealed record FoundEntry(FolderEntry Entry, string Path, Exception? Failure);

/// <summary>
/// Goes through a folder in the order of its list. Links are given and never followed. The names of the folders above are in memory, and those
/// beside them: so it takes as much of it as the largest folders have names, however many files there are.
/// </summary>
internal static class FolderWalk
{
    /// <summary>Walks.</summary>
    /// <param name="root">The folder; has to be there. It is the only link that is followed.</param>
    /// <param name="isCaseBlind">Whether it is copied to where names that differ in case alone are one: of such names the first has its turn.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="MigrationException">The folder itself can't be listed.</exception>
    public static IEnumerable<FoundEntry> Run(string root, bool isCaseBlind = false)
    {
        var left = new Stack<FoundEntry>(FileErrors.Named(root, () => Children(root, "", isCaseBlind)));
        while (left.Count > 0)
        {
            var found = left.Pop();
            if (found is { Entry.Kind: FolderEntryKind.Folder, Failure: null })
            {
                try
                {
                    Array.ForEach(Children(found.Path, found.Entry.Path + "/", isCaseBlind), left.Push);
                }
                catch (Exception e) when (FileErrors.IsFileError(e))
                {
                    found = found with { Failure = e };
                }
            }

            yield return found;
        }
    }

    /// <summary>What a list has of a file or folder.</summary>
    /// <param name="info">The file or folder.</param>
    /// <param name="path">Its path in the list.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The entry.</returns>
    public static FolderEntry Entry(FileSystemInfo info, string path, FolderEntryKind kind) => new()
    {
        Path = path,
        Kind = kind,
        Length = kind == FolderEntryKind.File ? ((FileInfo)info).Length : 0,
        LastWriteTimeUtc = info.LastWriteTimeUtc,
        CreationTimeUtc = info.CreationTimeUtc,
        Attributes = (int)info.Attributes,
    };

    // Last name first, as a stack wants them.
    private static FoundEntry[] Children(string folder, string prefix, bool isCaseBlind)
    {
        var found = new DirectoryInfo(folder).GetFileSystemInfos().Select(info => Found(folder, info, prefix)).OrderByDescending(one => one.Entry.Path, StringComparer.Ordinal).ToArray();
        return isCaseBlind ? Apart(found) : found;
    }

    private static FoundEntry[] Apart(FoundEntry[] found)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = found.Length - 1; i >= 0; i--)
        {
            var path = found[i].Entry.Path;
            if (!names.TryGetValue(path, out var first))
            {
                names.Add(path, path);
            }
            else if (found[i].Failure is null)
            {
                found[i] = found[i] with { Failure = MigrationException.Because(nameof(SR.FolderNamesAlike), found[i].Path, found[i].Path, first) };
            }
        }

        return found;
    }

    private static FoundEntry Found(string folder, FileSystemInfo info, string prefix)
    {
        var path = prefix + Text(info.Name);
        try
        {
            if (!IsText(info))
            {
                return new FoundEntry(Unread(path), info.FullName, MigrationException.Because(nameof(SR.FolderNameNotText), info.FullName, info.FullName));
            }

            // Of a name that is gone by now, all bits are set.
            var attributes = (int)info.Attributes == -1 ? throw new FileNotFoundException(info.FullName, info.FullName) : info.Attributes;
            var kind = ReparseTag.IsLink(info.FullName, attributes) ? FolderEntryKind.Link
                : (attributes & FileAttributes.Directory) != 0 ? FolderEntryKind.Folder
                : FolderEntryKind.File;
            return kind == FolderEntryKind.File && FileIdentity.ContentOf(info.FullName) is { IsRegular: false }
                ? new FoundEntry(Unread(path), info.FullName, MigrationException.Because(nameof(SR.FolderEntrySpecial), info.FullName, info.FullName))
                : new FoundEntry(Entry(info, path, kind), info.FullName, null);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            // A path that is too long for this PowerShell can't even be asked for in full.
            return new FoundEntry(Unread(path), Path.Combine(folder, info.Name), e);
        }
    }

    private static FolderEntry Unread(string path) => new() { Path = path, Kind = FolderEntryKind.File };

    // A name that ends with a dot or a space, or is a device's, would be opened as another one on Windows ("Naming Files, Paths, and Namespaces").
    // Where bytes are no text (Linux), the framework has put U+FFFD for them, and the name leads nowhere.
    private static bool IsText(FileSystemInfo info) => Text(info.Name) == info.Name
        && (Path.DirectorySeparatorChar == '\\'
            ? WindowsName.IsPossible(info.Name) && !WindowsName.IsDevice(info.Name)
            : info.Name.IndexOf('\uFFFD') < 0 || FileIdentity.Of(info.FullName) is not null);

    private static string Text(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]))
            {
                name = name.Remove(i, 1).Insert(i, "\uFFFD");
            }
        }

        return name;
    }
}
