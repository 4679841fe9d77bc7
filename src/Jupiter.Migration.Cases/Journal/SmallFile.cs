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
    /// <param name="patience">How long whoever holds it is waited for; the usual time by default.</param>
    /// <returns>Its bytes, or null when it is not there, can't be read or is longer.</returns>
    /// <exception cref="FileHeldException">Somebody holds it: what is in it is not known, which is not the same as nothing.</exception>
    public static byte[]? Read(string path, int longest, FilePatience? patience = null)
    {
        try
        {
            return SharedFile.ReadWhole(path, longest, patience);
        }
        catch (Exception e) when (e is not FileHeldException && FileErrors.IsFileError(e))
        {
            return null;
        }
    }
}
