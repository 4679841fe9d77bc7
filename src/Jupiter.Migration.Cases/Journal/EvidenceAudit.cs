using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Whether every file that a line mentions is as it was then, and whether there is one that no line mentions.</summary>
internal sealed class EvidenceAudit(string folder)
{
    private static readonly CheckDefinition Evidence = CheckRegister.Find("Journal.Evidence");

    private readonly List<(long Line, EvidenceReference File)> _mentions = [];

    /// <summary>Takes note of what a line mentions.</summary>
    /// <param name="entry">The line.</param>
    public void Mention(JournalEntry entry) => _mentions.AddRange(entry.Evidence.Select(file => (entry.Sequence, file)));

    /// <summary>Reads the files.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One result for all that are in order, one for each that is not.</returns>
    public IEnumerable<CheckResult> Run(CancellationToken cancellation)
    {
        var isInOrder = true;
        foreach (var mention in _mentions.GroupBy(mention => (mention.File.File, mention.File.Sha256)).Select(group => group.First()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Look(mention.Line, mention.File, cancellation) is { } result)
            {
                isInOrder = false;
                yield return result;
            }
        }

        var names = new HashSet<string>(_mentions.Select(mention => mention.File.File), StringComparer.Ordinal);
        if (isInOrder)
        {
            yield return Evidence.Result(CheckStatus.Pass, folder, SR.JournalEvidenceExpected, SR.JournalEvidenceWhole.With(names.Count));
        }

        foreach (var path in FilesThere().Where(path => !names.Contains(Path.GetFileName(path))))
        {
            yield return Evidence.Result(CheckStatus.Warning, path, SR.JournalEvidenceExpected, SR.JournalEvidenceUnmentioned);
        }
    }

    private CheckResult? Look(long line, EvidenceReference file, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, file.File);
        var expected = SR.JournalEvidenceHash.With(line, file.Sha256);
        try
        {
            var hash = HashedCopy.Hash(path, null, cancellation);
            return hash == file.Sha256 ? null : Evidence.Result(CheckStatus.Fail, path, expected, SR.JournalEvidenceChanged.With(hash));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Evidence.Result(CheckStatus.Fail, path, expected, SR.JournalEvidenceMissing);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return Evidence.Result(CheckStatus.Unknown, path, expected, FileErrors.Name(e, path).Message);
        }
    }

    private string[] FilesThere() => FileErrors.Named<string[]>(
        folder, () => Directory.Exists(folder) ? [.. Directory.GetFileSystemEntries(folder).OrderBy(path => path, StringComparer.Ordinal)] : []);
}
