using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Adds files to the evidence of a case; whatever is returned is on the medium.</summary>
internal sealed class EvidenceFolder(string caseFolder)
{
    private readonly string _path = Path.Combine(caseFolder, JournalFormat.Evidence);

    // Names given since the last line, with the hashes of what is whole: no line mentions them yet, and yet they are promised.
    private readonly Dictionary<string, string?> _promised = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Promises a name, in the same moment in which it is known which line comes next.</summary>
    /// <param name="sequence">Number of that line.</param>
    /// <param name="name">What the file is called.</param>
    /// <param name="hash">Its hash, if that is known: the same bytes under the same name are one file, for whoever tries again.</param>
    /// <returns>The name, which nobody else gets.</returns>
    public string Promise(long sequence, string name, string? hash)
    {
        lock (_promised)
        {
            for (var copy = 1; ; copy++)
            {
                var file = EvidenceName.For(sequence, name, copy);
                if (!_promised.TryGetValue(file, out var promised) || (hash is not null && promised == hash))
                {
                    _promised[file] = null;
                    return file;
                }
            }
        }
    }

    /// <summary>Puts bytes under a name.</summary>
    /// <param name="file">The name, as promised.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>The file.</returns>
    public EvidenceReference Put(string file, byte[] content) => Keep(file, path => Write(path, content));

    /// <summary>Puts a copy of a file under a name.</summary>
    /// <param name="file">The name, as promised.</param>
    /// <param name="source">The file.</param>
    /// <param name="cancellation">Stops it; nothing stays.</param>
    /// <returns>The copy.</returns>
    public EvidenceReference Put(string file, string source, CancellationToken cancellation) => Keep(file, path =>
    {
        using var from = Open(source);
        return Copy(from, path, cancellation);
    });

    /// <summary>Keeps what stood after the last whole line. The same bytes get the same name: a kill in between does no harm.</summary>
    /// <param name="tail">The bytes.</param>
    /// <returns>The file.</returns>
    public EvidenceReference AddTorn(byte[] tail) => Keep(EvidenceName.ForTorn(Hexadecimal.Sha256(tail)), path => Write(path, tail));

    /// <summary>The pieces that were ever kept by <see cref="AddTorn"/>.</summary>
    /// <returns>Each with its length.</returns>
    public IReadOnlyList<(EvidenceReference File, long Length)> TornPieces() => FileErrors.Named(_path, () =>
    {
        var pieces = new List<(EvidenceReference File, long Length)>();
        foreach (var path in Directory.Exists(_path) ? SharedFolder.Files(_path, EvidenceName.TornStart, EvidenceName.TornEnd) : [])
        {
            if (SmallFile.Read(path, JournalFormat.LongestLine) is { } content && Hexadecimal.Sha256(content) is var hash
                && EvidenceName.ForTorn(hash) == Path.GetFileName(path))
            {
                pieces.Add((new EvidenceReference { File = Path.GetFileName(path), Sha256 = hash }, content.Length));
            }
        }

        return pieces;
    });

    /// <summary>A line was written: the names that were given before it are its own.</summary>
    public void Settle()
    {
        lock (_promised)
        {
            _promised.Clear();
        }
    }

    private static FileStream Open(string source) => FileErrors.Named(source, () => SharedFile.OpenRead(source));

    private static string Write(string path, byte[] content)
    {
        DurableFile.Write(path, content);
        return Hexadecimal.Sha256(content);
    }

    private static string Copy(FileStream from, string path, CancellationToken cancellation)
    {
        using var to = PartialFile.Create(path);
        var hash = HashedCopy.Copy(from, to.Stream, to.Path, null, cancellation);
        to.TakeName(replaces: true);
        return hash;
    }

    private EvidenceReference Keep(string file, Func<string, string> write)
    {
        var path = Path.Combine(_path, file);
        string? hash = null;
        try
        {
            DurableFile.CreateFolder(_path);
            hash = write(path);
            return new EvidenceReference { File = file, Sha256 = hash };
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Name(e, path);
        }
        finally
        {
            End(file, hash);
        }
    }

    private void End(string file, string? hash)
    {
        lock (_promised)
        {
            // A line may have been written meanwhile, and then the number in the name is one that no other file gets.
            if (hash is null)
            {
                _promised.Remove(file);
            }
            else if (_promised.ContainsKey(file))
            {
                _promised[file] = hash;
            }
        }
    }
}
