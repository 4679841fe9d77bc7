using System.Collections.Generic;
using System.IO;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>Some entries of a walk that are carried together: copied, brought onto the medium, read back. Only then they may be in the list.</summary>
/// <param name="carrier">Copies a file.</param>
/// <param name="flush">Brings them onto the medium.</param>
/// <param name="meter">Told of what is read back.</param>
internal sealed class FolderBatch(FileCarrier carrier, FileSystemFlush flush, ProgressMeter meter)
{
    private const int MostFiles = 256;
    private const long MostBytes = 32 << 20;
    private const int Attempts = 3;

    private readonly List<(FoundEntry Found, string Target, bool IsTaken)> _content = [];
    private long _bytes;

    public bool IsFull => _content.Count >= MostFiles || _bytes >= MostBytes;

    /// <summary>Whether all that was read back came from the medium.</summary>
    public bool IsReadFromMedium { get; private set; } = true;

    /// <summary>How many files an earlier run had copied.</summary>
    public long Taken { get; private set; }

    /// <summary>Adds an entry.</summary>
    /// <param name="found">The entry.</param>
    /// <param name="target">Its copy.</param>
    /// <param name="isTaken">Whether an earlier run copied it.</param>
    public void Add(FoundEntry found, string target, bool isTaken)
    {
        _content.Add((found, target, isTaken));
        _bytes += isTaken ? 0 : found.Entry.Length;
        Taken += isTaken ? 1 : 0;
    }

    /// <summary>Carries them.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The entries as the list has them.</returns>
    /// <exception cref="MigrationException">FolderReadBackDiffers.</exception>
    public IReadOnlyList<FoundEntry> Run(CancellationToken cancellation)
    {
        var carried = new List<FoundEntry>(_content.Count);
        var isAnyNew = false;
        foreach (var (found, target, isTaken) in _content)
        {
            cancellation.ThrowIfCancellationRequested();
            var isNew = !isTaken && found is { Entry.Kind: FolderEntryKind.File, Failure: null };
            var one = isNew ? Carry(found, target, cancellation) : found;
            carried.Add(one.Failure is null && one.Entry.Kind != FolderEntryKind.Link
                ? one with { Entry = one.Entry with { Sddl = FileDescriptor.Read(one.Path) } }
                : one);
            isAnyNew |= isNew;
        }

        if (isAnyNew)
        {
            flush.Run();
            ReadBack(carried, cancellation);
        }

        return carried;
    }

    private FoundEntry Carry(FoundEntry found, string target, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var before = FolderWalk.Entry(new FileInfo(found.Path), found.Entry.Path, FolderEntryKind.File);
                var (sha256, length, wasOpen) = carrier.Copy(found.Path, target, !flush.IsForAll, cancellation);
                var after = new FileInfo(found.Path);
                if (length == before.Length && after.Exists && after.Length == length && after.LastWriteTimeUtc == before.LastWriteTimeUtc)
                {
                    FileErrors.Try(() => File.SetLastWriteTimeUtc(target, before.LastWriteTimeUtc));
                    return found with { Entry = before with { Sha256 = sha256, WasOpen = wasOpen ? true : null } };
                }

                if (attempt == Attempts)
                {
                    return found with { Failure = MigrationException.Because(nameof(SR.FolderFileChanges), found.Path, found.Path) };
                }
            }
            catch (SourceException e)
            {
                return found with { Failure = e.InnerException };
            }
            catch (FileNotFoundException e)
            {
                return found with { Failure = e };
            }
        }
    }

    private void ReadBack(List<FoundEntry> carried, CancellationToken cancellation)
    {
        for (var i = 0; i < carried.Count; i++)
        {
            if (_content[i].IsTaken || carried[i] is not { Failure: null, Entry.Sha256: { } sha256 })
            {
                continue;
            }

            using var read = new MediumRead(_content[i].Target);
            if (read.Hash(meter, cancellation) != sha256)
            {
                throw MigrationException.Because(nameof(SR.FolderReadBackDiffers), _content[i].Target, _content[i].Target);
            }

            IsReadFromMedium &= read.IsFromMedium;
        }
    }
}
