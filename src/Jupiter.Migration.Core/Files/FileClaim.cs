using System;
using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>
/// A right that one holds at a time: a file that is held open, so that the system gives it back when the process ends, however it ends.
/// On Linux the name can be taken away from under whoever holds it, and somebody else then holds another file of that name: whether that
/// happened can be asked.
/// </summary>
public sealed class FileClaim : IDisposable
{
    private const int Attempts = 10;

    private readonly FileStream _file;
    private readonly string _path;
    private readonly bool _isRemoved;

    private FileClaim(FileStream file, string path, bool isRemoved)
    {
        _file = file;
        _path = path;
        _isRemoved = isRemoved;
    }

    /// <summary>Whether the name still means the file that is held.</summary>
    public bool IsHeld => FileIdentity.IsNamed(_file, _path);

    /// <summary>Takes a right.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long whoever has it is waited for.</param>
    /// <param name="isRemoved">Whether the file goes when the right is given back.</param>
    /// <returns>The right.</returns>
    /// <exception cref="FileHeldException">Somebody has it.</exception>
    /// <exception cref="LinkInTheWayException">The name is a link.</exception>
    public static FileClaim Take(string path, FilePatience patience, bool isRemoved)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            var file = SharedFile.OpenAlone(path, patience);
            if (FileIdentity.IsNamed(file, path))
            {
                return new FileClaim(file, path, isRemoved);
            }

            // Whoever had it gave it back between the two, and took the name along. With a link it is always so.
            file.Dispose();
        }

        throw new LinkInTheWayException(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // While it is held, so that nobody else's is removed; Windows removes no file that is held, nor one that somebody else took.
        var isFirst = Path.DirectorySeparatorChar == '/';
        if (isFirst && IsHeld)
        {
            Remove();
        }

        _file.Dispose();
        if (!isFirst)
        {
            Remove();
        }
    }

    private static void Make(string path)
    {
        try
        {
            SharedFile.CreateNew(path, FileRights.OfFolder, FilePatience.None).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first.
        }
    }

    private void Remove()
    {
        if (_isRemoved)
        {
            // One that nobody holds means nothing.
            SharedFile.TryDelete(_path, FilePatience.None);
        }
    }
}
