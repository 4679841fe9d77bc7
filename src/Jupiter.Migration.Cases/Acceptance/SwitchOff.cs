using System;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>Since when the old server is off, or its old system gone, and until when all that is needed to go back stays (clauses R3a, R9).</summary>
internal static class SwitchOff
{
    /// <summary>The step in which the old server is switched off, or its disk may be wiped.</summary>
    /// <param name="kind">The kind of the migration.</param>
    /// <returns>Its id.</returns>
    public static string StepOf(MigrationKind kind) => kind == MigrationKind.ServerReplacement ? "R3a" : "S3a.Off";

    /// <summary>The step after which a reinstalled server has its new system.</summary>
    public const string Reinstalled = "S3a";

    /// <summary>When the customer said that it is off; if it was seen on after that, when it was known to be off again.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The time, or null while it is not.</returns>
    public static DateTimeOffset? At(MigrationCase migration)
    {
        var said = migration.State.Of(StepOf(migration.Plan.Kind)).DoneAt;
        return said is not null && migration.State.OtherServerSeenAt > said ? migration.State.OldServerSeenOffAt : said;
    }

    /// <summary>Whether a reinstallation is where its disk may be wiped already and nothing is restored yet: the backup is all there is.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>Whether it is.</returns>
    public static bool DiskMayBeWiped(MigrationCase migration) => migration.Plan.Kind == MigrationKind.OsReinstall && At(migration) is not null
        && !migration.State.Of(migration.Procedure.Forward.Find(StepAction.Restore)!.Id).HasBegun;

    /// <summary>The end of the week.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The time, or null while nothing was switched off.</returns>
    public static DateTimeOffset? EndOfWeek(MigrationCase migration) =>
        At(migration) is { } at ? RetentionPeriod.EndOf(at, VenueTime.ZoneOf(migration.Plan.Venue)) : null;
}
