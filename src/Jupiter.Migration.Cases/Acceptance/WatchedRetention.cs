using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Watches;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>
/// What a watch saw in the week of the old server, held against the case (clause R9). That it came on is named, and a person decides: whoever fetches
/// forgotten files may have done so with its cable out. Times in which nobody looked are named, too.
/// </summary>
public static class WatchedRetention
{
    private const int MostNamed = 5;

    private static readonly CheckDefinition Watch = CheckRegister.Find("Retention.Watch");

    // Two looks in a row may fail to happen, as by a restart and an update.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2.5);

    /// <summary>Judges what a watch saw.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="path">Its log.</param>
    /// <returns>Fail for a sighting, about which nobody has decided yet; Warning for gaps.</returns>
    /// <exception cref="MigrationException">CaseHasOneServer, WatchLogNotFound and its kin, WatchLogOfOtherCase.</exception>
    public static CheckResult Check(MigrationCase migration, string path) => Check(migration, Read(migration, path), decidedBy: null);

    /// <summary>What the journal keeps of a watch when the case is closed.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="path">The log.</param>
    /// <param name="decidedBy">Who decides about sightings; null while nobody does.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="MigrationException">WatchSawOldServer, PersonUnknown, WatchLogNotFound and its kin, WatchLogOfOtherCase.</exception>
    internal static WatchedWeek Take(MigrationCase migration, string path, string? decidedBy)
    {
        var by = decidedBy is null ? null : CasePerson.Find(migration.Plan, decidedBy).Name;
        var log = Read(migration, path);
        var result = Check(migration, log, by);
        return result.Blocks
            ? throw MigrationException.Because(nameof(SR.WatchSawOldServer), new[] { result }, migration.Plan.OldServer, result.Actual)
            : new WatchedWeek(log.Looks.Count, log.Looks.Count(look => look.State == PresenceState.Present), result.Actual, by);
    }

    private static WatchLog Read(MigrationCase migration, string path)
    {
        if (migration.Plan.Kind != MigrationKind.ServerReplacement)
        {
            throw MigrationException.Because(nameof(SR.CaseHasOneServer), migration.Plan.Id, migration.Plan.Id);
        }

        var log = WatchLog.Read(path);
        return log.Of.Case == migration.Plan.Id
            ? log
            : throw MigrationException.Because(nameof(SR.WatchLogOfOtherCase), path, path, PrintableText.Of(log.Of.Case), migration.Plan.Id);
    }

    private static CheckResult Check(MigrationCase migration, WatchLog log, string? decidedBy)
    {
        var (from, until) = Week(migration);
        var looks = log.Looks.Where(look => look.At >= from && look.At <= until).ToArray();

        // Whatever the clock of that computer showed: it looked after the switch-off.
        var sightings = log.Looks.Where(look => look.State == PresenceState.Present).ToArray();
        var gaps = Gaps(looks, from, until).ToArray();
        string[] found =
        [
            SR.WatchLooked.With(log.Looks.Count, sightings.Length),
            .. Named(sightings.Select(look => SR.WatchSawAt.With(Local(look.At)))),
            .. Named(gaps.Select(gap => SR.WatchGap.With(Local(gap.From), Local(gap.Until)))),
            .. log.Unreadable > 0 ? [SR.WatchUnreadableLines.With(log.Unreadable)] : Array.Empty<string>(),
            .. decidedBy is not null && sightings.Length > 0 ? [SR.WatchDecided.With(decidedBy)] : Array.Empty<string>(),
        ];
        return Watch.Result(
            sightings.Length > 0 && decidedBy is null ? CheckStatus.Fail : sightings.Length + gaps.Length + log.Unreadable > 0 ? CheckStatus.Warning : CheckStatus.Pass,
            migration.Plan.OldServer, SR.WatchExpected, string.Join("; ", found), string.Join(" | ", sightings.Take(MostNamed)));

        string Local(DateTimeOffset time) => CaseTime.Local(time, migration.Plan.Venue);
    }

    // Until the work is complete the night itself looks; after the week nobody has to.
    private static (DateTimeOffset From, DateTimeOffset Until) Week(MigrationCase migration)
    {
        var off = SwitchOff.At(migration) ?? migration.Now;
        var from = migration.State.Of(AcceptanceStatus.NoticeStep).DoneAt is { } notice && notice > off ? notice : off;
        var end = SwitchOff.EndOfWeek(migration) is { } week && week < migration.Now ? week : migration.Now;
        return (from, end);
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Gaps(IReadOnlyList<WatchLook> looks, DateTimeOffset from, DateTimeOffset until)
    {
        var last = from;
        foreach (var next in looks.Select(look => look.At).Append(until))
        {
            if (next - last > LongestPause)
            {
                yield return (last, next);
            }

            last = next;
        }
    }

    private static IEnumerable<string> Named(IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        return all.Length <= MostNamed ? all : all.Take(MostNamed).Append(SR.AndMore.With(all.Length - MostNamed));
    }
}
