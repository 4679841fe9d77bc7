using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>Holds the copy of a folder against its list (clauses P2, S2), and the list against the folder as it is now (R9).</summary>
/// <param name="observer">Told of progress.</param>
public sealed class FolderVerification(IOperationObserver observer)
{
    private static readonly CheckDefinition ListCheck = CheckRegister.Find("Folder.List");
    private static readonly CheckDefinition CompleteCheck = CheckRegister.Find("Folder.Complete");
    private static readonly CheckDefinition ContentCheck = CheckRegister.Find("Folder.Content");
    private static readonly CheckDefinition BesideCheck = CheckRegister.Find("Folder.Beside");
    private static readonly CheckDefinition NewerCheck = CheckRegister.Find("Folder.Newer");

    /// <summary>Checks one copy. What a damaged list makes pointless is not checked and says so.</summary>
    /// <param name="path">Full path of the copy or of its list.</param>
    /// <param name="against">Full path of the folder as it is now, to see what is newer; null when nobody asks.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The results.</returns>
    /// <exception cref="MigrationException">PathNotFound: there is neither a copy nor a list.</exception>
    public IReadOnlyList<CheckResult> Run(string path, string? against, CancellationToken cancellation)
    {
        var (copy, listFile) = (FolderList.CopyFor(path), FolderList.PathFor(path));
        if (!Directory.Exists(copy) && !File.Exists(listFile))
        {
            throw MigrationException.Because(nameof(SR.PathNotFound), path, path);
        }

        return FileErrors.Named(path, () => Check(copy, listFile, against, cancellation));
    }

    private CheckResult[] Check(string copy, string listFile, string? against, CancellationToken cancellation)
    {
        try
        {
            var list = FolderList.Open(listFile);
            using var sum = new FolderListSum();
            var (faults, open) = (new NameSample(), new NameSample());
            foreach (var entry in list.Entries())
            {
                cancellation.ThrowIfCancellationRequested();
                sum.Count(entry);
                if (entry.Fault is not null)
                {
                    faults.Add(entry.Path);
                }
                else if (entry.WasOpen == true)
                {
                    open.Add(entry.Path);
                }
            }

            return
            [
                ListCheck.Result(CheckStatus.Pass, listFile, SR.FolderListWhole, SR.FolderListWhole),
                CompleteCheck.Result(
                    faults.Count > 0 ? CheckStatus.Fail : open.Count > 0 ? CheckStatus.Warning : CheckStatus.Pass, copy, SR.FolderNothingMissing,
                    faults.Count > 0 ? faults.ToString() : open.Count > 0 ? SR.FolderNamesOpen.With(open) : SR.FolderNothingMissing),
                CheckContent(list, copy, sum, cancellation),
                CheckBeside(list, copy, cancellation),
                .. against is null ? [] : new[] { CheckNewer(list, copy, against, cancellation) },
            ];
        }
        catch (MigrationException e) when (listFile.Equals(e.TargetObject))
        {
            return
            [
                ListCheck.Result(e.ErrorId is nameof(SR.FileHeld) or nameof(SR.FolderListUnreadable) ? CheckStatus.Unknown : CheckStatus.Fail, listFile, SR.FolderListWhole, e.Message, e.ErrorId),
                CompleteCheck.NotChecked(copy, SR.FolderNothingMissing),
                ContentCheck.NotChecked(copy, SR.FolderContentSame),
                BesideCheck.NotChecked(copy, SR.FolderNothingBeside),
                .. against is null ? [] : new[] { NewerCheck.NotChecked(against, SR.FolderNothingNewer.With("")) },
            ];
        }
    }

    private CheckResult CheckContent(FolderList list, string copy, FolderListSum sum, CancellationToken cancellation)
    {
        using var meter = new ProgressMeter(observer, SR.ActivityVerifyFolder, sum.Bytes);
        var (wrong, unread) = (new NameSample(), new NameSample());
        foreach (var entry in list.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Fault is not null || entry.Kind == FolderEntryKind.Link)
            {
                continue;
            }

            try
            {
                if (!IsAsListed(entry, copy, meter, cancellation))
                {
                    wrong.Add(entry.Path);
                }
            }
            catch (Exception e) when (FileErrors.IsFileError(e))
            {
                unread.Add(entry.Path + ": " + e.Message);
            }
        }

        var status = wrong.Count > 0 ? CheckStatus.Fail : unread.Count > 0 ? CheckStatus.Unknown : CheckStatus.Pass;
        var actual = SR.FolderFilesAlike.With(Number(sum.Files), Number(sum.Bytes));
        return ContentCheck.Result(
            status, copy, SR.FolderContentSame, wrong.Count > 0 ? wrong.ToString() : unread.Count > 0 ? unread.ToString() : actual, actual);
    }

    private static bool IsAsListed(FolderEntry entry, string copy, ProgressMeter meter, CancellationToken cancellation)
    {
        // A hostile list leads nowhere else: what it names is only read here, and only inside.
        if (FolderPathRule.IsRefused(entry.Path) && Path.DirectorySeparatorChar == '\\')
        {
            return false;
        }

        var path = FolderPathRule.Within(copy, entry.Path);
        if (entry.Kind == FolderEntryKind.Folder)
        {
            return Directory.Exists(path);
        }

        if (!File.Exists(path) || new FileInfo(path).Length != entry.Length)
        {
            return false;
        }

        using var file = new MediumRead(path);
        return file.Hash(meter, cancellation) == entry.Sha256;
    }

    private static CheckResult CheckBeside(FolderList list, string copy, CancellationToken cancellation)
    {
        var beside = new NameSample();
        if (Directory.Exists(copy))
        {
            foreach (var (entry, found) in FolderComparison.Pairs(list.Entries(), copy))
            {
                cancellation.ThrowIfCancellationRequested();
                if (entry is null or { Fault: not null } && found is { Entry.Kind: not FolderEntryKind.Folder })
                {
                    beside.Add(found.Entry.Path);
                }
            }
        }

        return BesideCheck.Result(
            beside.Count == 0 ? CheckStatus.Pass : CheckStatus.Warning, copy, SR.FolderNothingBeside, beside.Count == 0 ? SR.FolderNothingBeside : beside.ToString());
    }

    private static CheckResult CheckNewer(FolderList list, string copy, string against, CancellationToken cancellation)
    {
        var expected = SR.FolderNothingNewer.With(list.Header.At.LocalDateTime.ToString("g", CultureInfo.CurrentCulture));
        if (!Directory.Exists(against))
        {
            return NewerCheck.Result(CheckStatus.Unknown, copy, expected, SR.PathNotFound.With(against));
        }

        var (added, changed, gone, unread) = (new NameSample(), new NameSample(), new NameSample(), new NameSample());
        foreach (var (entry, found) in FolderComparison.Pairs(list.Entries(), against))
        {
            cancellation.ThrowIfCancellationRequested();
            if (found is null)
            {
                gone.Add(entry!.Path);
            }
            else if (found.Failure is not null)
            {
                unread.Add(found.Entry.Path);
            }
            else if (entry is null || entry.Fault is not null)
            {
                added.Add(found.Entry.Path);
            }
            else if (entry.Kind != found.Entry.Kind
                || (entry.Kind == FolderEntryKind.File && (entry.Length != found.Entry.Length || entry.LastWriteTimeUtc != found.Entry.LastWriteTimeUtc)))
            {
                changed.Add(found.Entry.Path);
            }
        }

        var status = added.Count + changed.Count > 0 ? CheckStatus.Fail
            : unread.Count > 0 ? CheckStatus.Unknown
            : gone.Count > 0 ? CheckStatus.Warning
            : CheckStatus.Pass;
        var isAnyNewer = added.Count + changed.Count > 0;
        var actual = !isAnyNewer && unread.Count > 0 ? unread.ToString()
            : !isAnyNewer && gone.Count == 0 ? expected
            : string.Join("; ", SR.FolderNamesNew.With(added), SR.FolderNamesChanged.With(changed), SR.FolderNamesGone.With(gone));
        return NewerCheck.Result(status, copy, expected, actual, against);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
