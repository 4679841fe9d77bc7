using System;
using System.IO;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Reads files that are hints: without them, or with something else in their place, the work goes on.</summary>
internal static class SmallFile
{
    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longest">How many bytes it may have.</param>
    /// <returns>Its bytes, or null when it is not there, can't be read or is longer.</returns>
    public static byte[]? Read(string path, int longest)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

            // Not the length that the file tells: a device or a growing file has another.
            var bytes = new byte[longest + 1];
            int filled = 0, read;
            while ((read = file.Read(bytes, filled, bytes.Length - filled)) > 0)
            {
                filled += read;
            }

            return filled <= longest ? bytes.AsSpan(0, filled).ToArray() : null;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return null;
        }
    }
}
