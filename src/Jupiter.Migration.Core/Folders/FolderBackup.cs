using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>
/// Carries a folder off a server (clauses P2, S2): a plain copy that people can look into, and its list, which gets its name last, when everything
/// is on the medium and was read back. What a run that was ended has done is taken over by the next one.
/// </summary>
/// <param name="observer">Told of progress.</param>
public sealed class FolderBackup(IOperationObserver observer)
{
    // Read, written, flushed and read back by turns: one lane's flush is the time in which another reads. More of them only make a disk with a head seek.
    private const int Lanes = 4;

    /// <summary>The name under which a folder is copied.</summary>
    /// <param name="source">Full path of the folder.</param>
    /// <returns>Its own name; of a drive its letter.</returns>
    public static string NameOf(string source) => Path.GetFileName(source.TrimEnd('/', '\\')) is { Length: > 0 } name && name.IndexOf(':') < 0
        ? name
        : new string([.. source.Where(char.IsLetterOrDigit).DefaultIfEmpty('_')]);

    /// <summary>Whether a name leads elsewhere.</summary>
    /// <param name="source">Full path of the folder.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsLink(string source) => FileErrors.Otherwise(false, () => ReparseTag.IsLink(source, File.GetAttributes(source)));

    /// <summary>Copies a folder, or goes on with it.</summary>
    /// <param name="request">What to copy.</param>
    /// <param name="fault">Told of each file or folder that could not be copied; the others are.</param>
    /// <param name="cancellation">Stops it; what was done stays, and the next run takes it over.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="MigrationException">
    /// PathNotFound, FolderInsideOther, FolderNotEmpty, FolderListThere, FolderListBroken, FolderListNewer, NotEnoughSpace, FolderDiskFull,
    /// FolderReadBackDiffers, and what the file system says.
    /// </exception>
    public FolderBackupResult Run(FolderBackupRequest request, Action<MigrationException> fault, CancellationToken cancellation)
    {
        var since = RunClock.Current.GetTimestamp();
        if (!Directory.Exists(request.Source))
        {
            throw MigrationException.Because(nameof(SR.PathNotFound), request.Source, request.Source);
        }

        var copy = Path.Combine(request.Destination, NameOf(request.Source));
        FolderPlace.RequireApart(request.Source, copy);
        return Naming(copy, () =>
        {
            DurableFile.CreateFolder(request.Destination);
            var list = FolderList.PathFor(copy);
            using var claim = FileClaim.Take(list + ".claim", FilePatience.None, isRemoved: true);
            var earlier = new EarlierLists(list);
            if (!earlier.IsAny && !request.Force && Directory.Exists(copy) && Directory.EnumerateFileSystemEntries(copy).Any())
            {
                throw MigrationException.Because(nameof(SR.FolderNotEmpty), copy, copy);
            }

            var isCaseBlind = LetterCase.IsBlind(request.Destination);
            var (bytes, needed) = Measure(request.Source, copy, cancellation);
            FreeSpace.Require(request.Destination, needed);
            var header = Header(request);
            var copied = earlier.Take(header, request.Force || request.IsUpdate);
            DurableFile.CreateFolder(copy);
            using var writer = new FolderListWriter(list, earlier.Partial, header);
            using var meter = new ProgressMeter(observer, SR.ActivityBackupFolder, 2 * bytes);
            using var flush = new FileSystemFlush(copy);
            var carrier = new FileCarrier(meter, request.BytesPerSecondLimit is { } limit ? new ByteThrottle(limit) : null);
            var (taken, isReadFromMedium) = CarryAll(
                Batches(request.Source, copy, isCaseBlind, copied, () => new FolderBatch(carrier, flush, meter)), writer, fault, cancellation);
            var sum = writer.Sum;
            var sha256 = writer.Commit();
            earlier.Forget();
            return new FolderBackupResult
            {
                Source = request.Source, Path = copy, ListFile = list, Files = sum.Files, Bytes = sum.Bytes, Faults = sum.Faults, Taken = taken,
                IsReadFromMedium = isReadFromMedium, Sha256 = sha256, Duration = RunClock.Current.GetElapsedTime(since),
            };
        });
    }

    private static FolderListHeader Header(FolderBackupRequest request) => new()
    {
        Source = request.Source,
        Computer = Environment.MachineName,
        At = RunClock.Now,
        ModuleVersion = request.ModuleVersion,
        Root = FolderWalk.Entry(new DirectoryInfo(request.Source), "", FolderEntryKind.Folder) with { Sddl = FileDescriptor.Read(request.Source) },
    };

    // What is there of the copy is no more to be written; holes of a file stay holes where the system has told of them.
    private static (long Bytes, long Needed) Measure(string source, string copy, CancellationToken cancellation)
    {
        var (bytes, needed) = (0L, 0L);
        var place = FileIdentity.Of(copy);
        foreach (var found in FolderWalk.Run(source))
        {
            cancellation.ThrowIfCancellationRequested();
            if (found is { Entry.Kind: FolderEntryKind.Folder } && place is not null && FileIdentity.Of(found.Path) == place)
            {
                throw MigrationException.Because(nameof(SR.FolderInsideOther), copy, copy, source);
            }

            if (found is { Entry.Kind: FolderEntryKind.File, Failure: null })
            {
                var target = FolderFault.FileAt(Target(copy, found.Entry));
                var length = Math.Min(found.Entry.Length, FileIdentity.ContentOf(found.Path)?.Allocated ?? long.MaxValue);
                needed += Math.Max(0, length - (target is { Exists: true } ? target.Length : 0));
                bytes += found.Entry.Length;
            }
        }

        return (bytes, needed);
    }

    private static IEnumerable<FolderBatch> Batches(string source, string copy, bool isCaseBlind, IEnumerable<FolderEntry> copied, Func<FolderBatch> begin)
    {
        using var earlier = copied.GetEnumerator();
        var (hasEarlier, batch) = (earlier.MoveNext(), begin());
        foreach (var found in FolderWalk.Run(source, isCaseBlind))
        {
            while (hasEarlier && FolderPathOrder.Walk.Compare(earlier.Current.Path, found.Entry.Path) < 0)
            {
                hasEarlier = earlier.MoveNext();
            }

            var target = Target(copy, found.Entry);
            var known = hasEarlier && IsCopied(earlier.Current, found, target) ? found with { Entry = found.Entry with { Sha256 = earlier.Current.Sha256 } } : null;
            batch.Add(known ?? WithFolder(found, target), target, known is not null);
            if (batch.IsFull)
            {
                yield return batch;
                batch = begin();
            }
        }

        yield return batch;
    }

    private static (long Taken, bool IsReadFromMedium) CarryAll(
        IEnumerable<FolderBatch> batches, FolderListWriter writer, Action<MigrationException> fault, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var underway = new Queue<(FolderBatch Batch, Task<IReadOnlyList<FoundEntry>> Work)>();
        var (taken, isReadFromMedium) = (0L, true);

        void WriteOldest()
        {
            var (batch, work) = underway.Dequeue();
            foreach (var carried in work.GetAwaiter().GetResult())
            {
                var failure = carried.Failure is null ? null : FaultOf(carried);
                writer.Write(carried.Entry with { Fault = failure?.ErrorId });
                if (failure is not null)
                {
                    fault(failure);
                }
                else if (carried.Entry.WasOpen == true)
                {
                    fault(MigrationException.Because(nameof(SR.FolderFileOpen), carried.Path, carried.Path));
                }
            }

            taken += batch.Taken;
            isReadFromMedium &= batch.IsReadFromMedium;
        }

        try
        {
            foreach (var batch in batches)
            {
                cancellation.ThrowIfCancellationRequested();
                underway.Enqueue((batch, Task.Factory.StartNew(
                    () => batch.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
                if (underway.Count >= Lanes)
                {
                    WriteOldest();
                }
            }

            while (underway.Count > 0)
            {
                WriteOldest();
            }

            return (taken, isReadFromMedium);
        }
        finally
        {
            // Nobody writes to the medium any more when this returns; what the other lane has to tell comes second.
            stop.Cancel();
            foreach (var (_, work) in underway)
            {
                ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
                _ = work.Exception;
            }
        }
    }

    private static bool IsCopied(FolderEntry earlier, FoundEntry found, string target)
    {
        if (found is not { Entry.Kind: FolderEntryKind.File, Failure: null } || earlier.Kind != FolderEntryKind.File || earlier.WasOpen == true || earlier.Path != found.Entry.Path
            || earlier.Length != found.Entry.Length || earlier.LastWriteTimeUtc != found.Entry.LastWriteTimeUtc)
        {
            return false;
        }

        return FolderFault.FileAt(target) is { Exists: true } there && there.Length == earlier.Length && (there.Attributes & FileAttributes.ReparsePoint) == 0;
    }

    // Before its batch, since the files in it may be in another lane's.
    private static FoundEntry WithFolder(FoundEntry found, string target)
    {
        if (found is not { Entry.Kind: FolderEntryKind.Folder, Failure: null })
        {
            return found;
        }

        try
        {
            FolderPlace.EnsureFolder(target);
            return found;
        }
        catch (Exception e) when (FileErrors.IsFileError(e) && e is not LinkInTheWayException && !IsDiskFull(e))
        {
            return found with { Failure = e };
        }
    }

    private static MigrationException FaultOf(FoundEntry carried) => FolderFault.Name(carried.Failure!, carried.Path);

    private static bool IsDiskFull(Exception failure) => FileErrors.Name(failure, "").ErrorId == nameof(SR.DiskFull);

    private static string Target(string copy, FolderEntry entry) => Path.Combine(copy, entry.Path.Replace('/', Path.DirectorySeparatorChar));

    // Here nothing half-made is removed, and the next run goes on from it.
    private static T Naming<T>(string copy, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw IsDiskFull(e) ? MigrationException.Because(nameof(SR.FolderDiskFull), copy, e, copy) : FileErrors.Name(e, copy);
        }
    }
}
