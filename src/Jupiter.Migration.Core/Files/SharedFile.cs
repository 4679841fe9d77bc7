using System;
using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>
/// The one place where files are opened, renamed and deleted. Whoever reads lets others write and delete meanwhile, since a lock on
/// Windows is mandatory: without that a reader stops a writer, and is stopped by one. Whoever is in the way for a moment is waited for.
/// </summary>
public static class SharedFile
{
    private const FileShare Everybody = FileShare.ReadWrite | FileShare.Delete;

    // Whoever reads or writes here does it in blocks of his own.
    private const int Unbuffered = 1;

    // FileStream takes this flag of CreateFile as it is, though FileOptions has no name for it.
    private const FileOptions Uncached = (FileOptions)0x20000000;

#pragma warning disable RS0030 // What is banned everywhere else is done here.

    /// <summary>Opens a file to read it through, beside whoever writes to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream.</returns>
    public static FileStream OpenRead(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Open(
        path, () => new FileStream(path, FileMode.Open, FileAccess.Read, Everybody, Unbuffered, FileOptions.SequentialScan));

    /// <summary>Opens a file to read it through past the cache of Windows (FILE_FLAG_NO_BUFFERING): by whole sectors, into memory that begins where one may.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream.</returns>
    public static FileStream OpenUncached(string path) => FilePatience.Usual.Open(
        path, () => new FileStream(path, FileMode.Open, FileAccess.Read, Everybody, Unbuffered, Uncached | FileOptions.SequentialScan));

    /// <summary>Opens a file for reading that stays as it is until it is closed: on Windows nobody may write to it, rename or delete it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream.</returns>
    public static FileStream OpenHeld(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Open(
        path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Unbuffered));

    /// <summary>Opens a file that is there for writing; others may read it, and on Windows nobody may rename or delete it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream.</returns>
    public static FileStream OpenWrite(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Open(
        path, () => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, Unbuffered));

    /// <summary>Opens a file that is there for reading and writing, beside whoever wants it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream.</returns>
    public static FileStream OpenBesideAll(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Open(
        path, () => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, Everybody, Unbuffered));

    /// <summary>Opens a file for one alone; it is made when it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream, closed to everybody else.</returns>
    public static FileStream OpenAlone(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Name(
        path, () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, Unbuffered));

    /// <summary>Opens a file that is there for one alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream, closed to everybody else.</returns>
    public static FileStream OpenAloneIfThere(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Open(
        path, () => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, Unbuffered));

    /// <summary>Makes a file that was not there, never through a link.</summary>
    /// <param name="path">The file; nothing may have its name.</param>
    /// <param name="rights">Who may read it.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The stream, closed to everybody else.</returns>
    public static FileStream CreateNew(string path, FileRights rights, FilePatience? patience = null) =>
        (patience ?? FilePatience.Usual).Name(path, () => NewFile.Create(path, rights));

    /// <summary>Opens a file of this product's own to write it, for one alone; a link is refused.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The stream, closed to everybody else.</returns>
    public static FileStream OpenOwn(string path) => FilePatience.Usual.Open(path, () => NewFile.OpenOwn(path));

    /// <summary>Makes a file that others may read, rename and delete while it is held open.</summary>
    /// <param name="path">The file; must not exist.</param>
    /// <returns>The stream.</returns>
    public static FileStream CreateHeld(string path) =>
        new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, Unbuffered);

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longest">How many bytes it may have.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>Its bytes; null when there are more.</returns>
    public static byte[]? ReadWhole(string path, long longest, FilePatience? patience = null)
    {
        using var file = OpenRead(path, patience);

        // In one piece: a large array that grows leaves as much behind as it holds.
        using var bytes = new MemoryStream(file.CanSeek ? (int)Math.Min(file.Length, longest) : 0);
        var buffer = new byte[64 << 10];
        int count;
        while ((count = file.Read(buffer, 0, buffer.Length)) > 0)
        {
            bytes.Write(buffer, 0, count);

            // Not the length that the file tells: a device or a growing file has another.
            if (bytes.Length > longest)
            {
                return null;
            }
        }

        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    /// <summary>Deletes a file.</summary>
    /// <param name="path">The file; need not exist, but its folder has to.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    public static void Delete(string path, FilePatience? patience = null) => (patience ?? FilePatience.Usual).Name(path, () => File.Delete(path));

    /// <summary>Deletes a file that is in nobody's way if it stays: whoever has it open keeps it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How whoever is in the way is waited for.</param>
    public static void TryDelete(string path, FilePatience? patience = null) => FileErrors.Try(() => Delete(path, patience));

    /// <summary>Renames a file.</summary>
    /// <param name="from">Present name.</param>
    /// <param name="to">New name.</param>
    /// <param name="replaces">Whether a file that has the name is replaced, in one step; otherwise the name must be free.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    public static void Move(string from, string to, bool replaces = false, FilePatience? patience = null) =>
        (patience ?? FilePatience.Usual).Name(from, () => Renaming.Run(from, to, replaces));

#pragma warning restore RS0030
}
