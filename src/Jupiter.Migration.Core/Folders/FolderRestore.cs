using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>
/// Puts the copy of a folder back (clause P2). The list is read whole before anything is written, and nothing it says leads out of the folder.
/// A file gets its name when it was read back and is what the list says.
/// </summary>
/// <param name="observer">Told of progress.</param>
public sealed class FolderRestore(IOperationObserver observer)
{
    // What an administrator sees and can set; the others are the file system's own.
    private const FileAttributes Kept = FileAttributes.ReadOnly | FileAttributes.Hidden | FileAttributes.System | FileAttributes.Archive | FileAttributes.NotContentIndexed;

    /// <summary>Puts a folder back, or goes on with it.</summary>
    /// <param name="request">What and where.</param>
    /// <param name="fault">Told of each file that could not be put back; the others are.</param>
    /// <param name="cancellation">Stops it; what was done stays, and the next run takes it over.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">
    /// FolderListNotFound, FolderListNewer, FolderListBroken, FolderEntryRefused, FolderInsideOther, NotEnoughSpace, and what the file system says.
    /// </exception>
    public FolderRestoreResult Run(FolderRestoreRequest request, Action<MigrationException> fault, CancellationToken cancellation)
    {
        var since = RunClock.Current.GetTimestamp();
        var (copy, list) = (FolderList.CopyFor(request.Path), FolderList.Open(FolderList.PathFor(request.Path)));
        FolderPlace.RequireApart(request.Destination, copy);
        return FileErrors.Named(request.Destination, () =>
        {
            var (bytes, needed) = Measure(list, request, cancellation);
            Directory.CreateDirectory(request.Destination);
            FreeSpace.Require(request.Destination, needed);
            using var sum = new FolderListSum();
            var (taken, faults) = (0L, 0L);
            using (var meter = new ProgressMeter(observer, SR.ActivityRestoreFolder, bytes))
            using (var flush = new FileSystemFlush(request.Destination))
            {
                foreach (var entry in list.Entries().Where(entry => entry.Fault is null && entry.Kind != FolderEntryKind.Link))
                {
                    cancellation.ThrowIfCancellationRequested();
                    try
                    {
                        taken += Put(entry, copy, request, meter, cancellation) ? 1 : 0;
                        sum.Count(entry);
                    }
                    catch (MigrationException e)
                    {
                        faults++;
                        fault(e);
                    }
                    catch (Exception e) when (FileErrors.IsFileError(e) && FileErrors.Name(e, "").ErrorId != nameof(SR.DiskFull))
                    {
                        faults++;
                        fault(FolderFault.Name(e, FolderPathRule.Within(request.Destination, entry.Path)));
                    }
                }

                FinishFolders(list, request);
                flush.Run();
            }

            return new FolderRestoreResult
            {
                Path = copy, Destination = request.Destination, Files = sum.Files, Bytes = sum.Bytes, Taken = taken, Faults = faults,
                Duration = RunClock.Current.GetElapsedTime(since),
            };
        });
    }

    private (long Bytes, long Needed) Measure(FolderList list, FolderRestoreRequest request, CancellationToken cancellation)
    {
        var (bytes, needed, links, faults) = (0L, 0L, 0L, 0L);
        var (names, alike) = (new FolderNamesAlike(), ((string First, string Second)?)null);
        foreach (var entry in list.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Fault is not null)
            {
                faults++;
            }
            else if (entry.Kind == FolderEntryKind.Link)
            {
                links++;
            }
            else if (FolderPathRule.IsRefused(entry.Path))
            {
                throw MigrationException.Because(nameof(SR.FolderEntryRefused), request.Path, request.Path, PrintableText.Of(entry.Path));
            }
            else
            {
                alike ??= names.Add(entry.Path) is { } first ? (first, entry.Path) : null;
                bytes += entry.Length;
                needed += File.Exists(FolderPathRule.Within(request.Destination, entry.Path)) && !request.Force ? 0 : entry.Length;
            }
        }

        if (alike is { } two && LetterCase.IsBlind(Existing(request.Destination)))
        {
            throw MigrationException.Because(nameof(SR.FolderListNamesAlike), request.Path, request.Path, PrintableText.Of(two.First), PrintableText.Of(two.Second));
        }

        if (faults > 0)
        {
            observer.Warn(SR.FolderFaultsWarning.With(request.Path, faults));
        }

        if (links > 0)
        {
            observer.Warn(SR.FolderLinksWarning.With(request.Path, links));
        }

        if (request.AccessRule)
        {
            observer.Warn(SR.FolderAccountsWarning.With(request.Destination));
        }

        return (bytes, needed);
    }

    private static string Existing(string folder) => Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : Existing(above);

    // Gives whether a file was there already.
    private static bool Put(FolderEntry entry, string copy, FolderRestoreRequest request, ProgressMeter meter, CancellationToken cancellation)
    {
        var target = FolderPathRule.Within(request.Destination, entry.Path);
        if (entry.Kind == FolderEntryKind.Folder)
        {
            EnsureFolders(request.Destination, entry.Path);
            PartialFile.RemoveAllLeft(target);
            return false;
        }

        var end = entry.Path.LastIndexOf('/');
        EnsureFolders(request.Destination, end < 0 ? "" : entry.Path.Substring(0, end));
        var isThere = FileIdentity.Of(target) is not null || File.Exists(target);
        if (isThere && ReparseTag.IsLink(target, File.GetAttributes(target)))
        {
            throw new LinkInTheWayException(target);
        }

        var isTaken = isThere && IsSame(target, entry, meter, cancellation);
        if (isThere && !isTaken && !request.Force)
        {
            throw MigrationException.Because(nameof(SR.FolderFileThere), target, target);
        }

        if (!isTaken)
        {
            Copy(FolderPathRule.Within(copy, entry.Path), target, entry, meter, cancellation);
        }

        Finish(target, entry, request.AccessRule);
        return isTaken;
    }

    private static void Copy(string source, string target, FolderEntry entry, ProgressMeter meter, CancellationToken cancellation)
    {
        if (!File.Exists(source))
        {
            throw MigrationException.Because(nameof(SR.FolderCopyDamaged), source, source);
        }

        using var from = SharedFile.OpenRead(source);
        using var part = PartialFile.Create(target);
        if (HashedCopy.Copy(from, part.Stream, part.Path, meter, cancellation) != entry.Sha256)
        {
            throw MigrationException.Because(nameof(SR.FolderCopyDamaged), source, source);
        }

        part.Stream.Dispose();
        using (var readBack = new MediumRead(part.Path))
        {
            if (readBack.Hash(null, cancellation) != entry.Sha256)
            {
                throw MigrationException.Because(nameof(SR.FolderReadBackDiffers), target, target);
            }
        }

        if (File.Exists(target))
        {
            File.SetAttributes(target, FileAttributes.Normal);
        }

        part.TakeName(replaces: true);
    }

    private static bool IsSame(string target, FolderEntry entry, ProgressMeter meter, CancellationToken cancellation)
    {
        using var file = SharedFile.OpenRead(target);
        return file.Length == entry.Length && HashedCopy.Hash(file, meter, cancellation) == entry.Sha256;
    }

    private static void EnsureFolders(string destination, string path)
    {
        var folder = destination;
        foreach (var name in path.Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            folder = Path.Combine(folder, name);
            FolderPlace.EnsureFolder(folder);
        }
    }

    // When everything is in them, since each file that comes changes their times.
    private static void FinishFolders(FolderList list, FolderRestoreRequest request)
    {
        foreach (var entry in list.Entries().Where(entry => entry is { Kind: FolderEntryKind.Folder, Fault: null }).Append(list.Header.Root))
        {
            FileErrors.Try(() => Finish(FolderPathRule.Within(request.Destination, entry.Path), entry, request.AccessRule));
        }
    }

    private static void Finish(string path, FolderEntry entry, bool withAccessRule)
    {
        if (withAccessRule && entry.Sddl is { } rule && Path.DirectorySeparatorChar == '\\')
        {
            FileDescriptor.Apply(path, rule);
        }

        // Of a file that says that it may not be written, the times can't be set afterwards.
        FileSystemInfo info = entry.Kind == FolderEntryKind.Folder ? new DirectoryInfo(path) : new FileInfo(path);
        SetTime(entry.CreationTimeUtc, time => info.CreationTimeUtc = time);
        SetTime(entry.LastWriteTimeUtc, time => info.LastWriteTimeUtc = time);
        info.Attributes = (info.Attributes & ~Kept) | ((FileAttributes)entry.Attributes & Kept);
    }

    // A file system keeps years that it knows; a time is no reason to be without the file.
    private static void SetTime(DateTime time, Action<DateTime> set)
    {
        try
        {
            set(DateTime.SpecifyKind(time, DateTimeKind.Utc));
        }
        catch (ArgumentOutOfRangeException)
        {
        }
    }
}
