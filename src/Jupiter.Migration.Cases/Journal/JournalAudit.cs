using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>Whether the journal of a case, and the evidence that it mentions, is as it was written.</summary>
public static class JournalAudit
{
    private static readonly CheckDefinition Chain = CheckRegister.Find("Journal.Chain");
    private static readonly CheckDefinition Head = CheckRegister.Find("Journal.Head");
    private static readonly CheckDefinition TornLine = CheckRegister.Find("Journal.TornLine");
    private static readonly CheckDefinition Clock = CheckRegister.Find("Journal.Clock");
    private static readonly CheckDefinition Mark = CheckRegister.Find("Journal.Mark");

    /// <summary>Reads the journal and the evidence.</summary>
    /// <param name="folder">The case; nobody has to hold it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="messages">Messages that somebody kept, each with the mark of where the journal was then.</param>
    /// <returns>The results, of the journal first. They come as they are found; the journal is read before the first.</returns>
    /// <exception cref="MigrationException">JournalNotFound, JournalNewer, FileAccessDenied, FileFailed.</exception>
    public static IEnumerable<CheckResult> Run(string folder, CancellationToken cancellation, IReadOnlyList<string>? messages = null)
    {
        var path = Path.Combine(folder, JournalFormat.Journal);
        var head = JournalHead.Read(Path.Combine(folder, JournalFormat.Head));
        var notices = new List<JournalEntry>();
        var beginning = new JournalBeginning(folder);
        var evidence = new EvidenceAudit(Path.Combine(folder, JournalFormat.Evidence));
        var marks = (messages ?? []).Select(JournalMark.Find).ToArray();
        var fitting = new HashSet<JournalMark>();
        using var file = JournalReader.Open(path);
        var scan = new JournalScan(file, head, cancellation);
        var fault = JournalReader.Scan(path, scan, entry =>
        {
            beginning.Mention(entry);
            evidence.Mention(entry);
            fitting.UnionWith(marks.OfType<JournalMark>().Where(mark => mark.Fits(entry)));
            if (entry.Event is JournalEvents.ClockWentBack or JournalEvents.ClockChanged or JournalEvents.HeadWasMissing)
            {
                notices.Add(entry);
            }
        });
        if (fault?.Kind == JournalFaultKind.Newer)
        {
            throw fault.ToException(path);
        }

        if (fault is not null)
        {
            file.Position = 0;
            foreach (var entry in JournalScan.ReadableLines(file).Where(entry => entry.Sequence > scan.Lines))
            {
                evidence.Mention(entry);
            }
        }

        return OfChain(path, scan, fault)
            .Append(beginning.Run(path))
            .Concat(marks.Select(mark => OfMark(path, mark, mark is not null && fitting.Contains(mark), scan.Lines)))
            .Concat(OfHead(path, head, scan, fault, notices))
            .Concat(fault is null ? OfTail(path, scan) : [TornLine.NotChecked(path, SR.JournalTornExpected)])
            .Concat(OfClock(path, notices))
            .Concat(evidence.Run(cancellation));
    }

    private static IEnumerable<CheckResult> OfChain(string path, JournalScan scan, JournalFault? fault)
    {
        var status = fault is not null ? CheckStatus.Fail : scan.Lines > 0 ? CheckStatus.Pass : CheckStatus.Unknown;
        var actual = fault?.Text ?? (scan.Lines > 0 ? SR.JournalChainWhole.With(scan.Lines, scan.LastHash) : SR.JournalIsEmpty);
        yield return Chain.Result(status, path, SR.JournalChainExpected, actual);
    }

    private static CheckResult OfMark(string path, JournalMark? mark, bool fits, long lines) => mark is null
        ? Mark.Result(CheckStatus.Unknown, path, SR.JournalMarkExpected, SR.JournalMarkMissing)
        : Mark.Verdict(fits, path, SR.JournalMarkExpected, fits ? SR.JournalMarkFits.With(mark) : mark.Line > lines ? SR.JournalMarkIsBeyond.With(mark, lines) : SR.JournalMarkDiffers.With(mark));

    private static IEnumerable<CheckResult> OfHead(
        string path, JournalHead? head, JournalScan scan, JournalFault? fault, IEnumerable<JournalEntry> notices)
    {
        var subject = Path.Combine(Path.GetDirectoryName(path)!, JournalFormat.Head);
        if (head is null)
        {
            yield return Head.Result(CheckStatus.Unknown, subject, SR.JournalHeadExpected, SR.JournalHeadUnreadable);
        }
        else if (head.Sequence <= scan.Lines)
        {
            yield return Head.Result(CheckStatus.Pass, subject, SR.JournalHeadExpected, SR.JournalHeadNames.With(head.Sequence, head.Sha256));
        }
        else if (fault is { IsKnownByHead: true })
        {
            yield return Head.Result(CheckStatus.Fail, subject, SR.JournalHeadExpected, SR.JournalHeadNames.With(head.Sequence, head.Sha256));
        }
        else
        {
            yield return Head.NotChecked(subject, SR.JournalHeadExpected);
        }

        foreach (var notice in notices.Where(entry => entry.Event == JournalEvents.HeadWasMissing))
        {
            yield return Head.Result(
                CheckStatus.Warning, subject, SR.JournalHeadExpected, SR.JournalHeadWasMissing.With(notice.Sequence, JournalLine.Time(notice.At)));
        }
    }

    private static IEnumerable<CheckResult> OfTail(string path, JournalScan scan)
    {
        var torn = scan.Tail.Length;
        yield return TornLine.Result(
            torn > 0 ? CheckStatus.Warning : CheckStatus.Pass,
            path,
            SR.JournalTornExpected,
            torn > 0 ? SR.JournalTorn.With(torn) : SR.JournalTornNothing);
    }

    private static IEnumerable<CheckResult> OfClock(string path, List<JournalEntry> notices)
    {
        var events = notices.Where(entry => entry.Event != JournalEvents.HeadWasMissing).ToArray();
        return events.Length == 0
            ? [Clock.Result(CheckStatus.Pass, path, SR.JournalClockExpected, SR.JournalClockQuiet)]
            : events.Select(entry => Clock.Result(CheckStatus.Warning, path, SR.JournalClockExpected, Text(entry), JournalLine.Time(entry.At)));
    }

    private static string Text(JournalEntry entry) => entry.Event == JournalEvents.ClockWentBack
        ? SR.JournalClockBack.With(entry.Sequence, Value(entry, "clock"), Value(entry, "last"))
        : SR.JournalClockSet.With(entry.Sequence, Value(entry, "utc"), Value(entry, "monotonic"));

    private static string Value(JournalEntry entry, string key) => PrintableText.Of(entry.Data.TryGetValue(key, out var value) ? value : "?");
}
