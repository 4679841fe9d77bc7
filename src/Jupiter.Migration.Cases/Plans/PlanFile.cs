using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>Reads and writes <c>case.json</c>. What is read counts as hostile.</summary>
internal static class PlanFile
{
    // Bytes a second, beyond any medium.
    private const double FastestRate = 1e12;

    private static readonly JsonFile<CasePlan> Format =
        new("Case", CasePlan.CurrentSchema, 4L << 20, new CaseJson(ReadableJson.Options()).CasePlan);

    /// <summary>Reads the plan of a case.</summary>
    /// <param name="layout">The case.</param>
    /// <param name="sha256">SHA-256 of the file, in lower-case hexadecimal.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="MigrationException">
    /// CaseNotFound, CaseUnreadable, CaseTooLarge, CaseNewer, CaseBroken.
    /// </exception>
    public static CasePlan Read(CaseLayout layout, out string sha256)
    {
        var bytes = Format.ReadBytes(layout.Plan);
        sha256 = Hexadecimal.Sha256(bytes);
        var plan = Format.Parse(layout.Plan, bytes, Faults);
        return IsSound(plan) ? plan : throw Format.Broken(layout.Plan, null);
    }

    /// <summary>Writes a new plan.</summary>
    /// <param name="layout">The case.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>SHA-256 of the file.</returns>
    public static string Write(CaseLayout layout, CasePlan plan)
    {
        var bytes = Format.Bytes(plan);
        DurableFile.Write(layout.Plan, bytes);
        return Hexadecimal.Sha256(bytes);
    }

    private static bool IsSound(CasePlan plan) =>
        IsText(plan.Id) && plan.Id.Length <= 64 && IsText(plan.Specialist) && IsText(plan.OldServer)
        && (plan.Kind == MigrationKind.OsReinstall || IsText(plan.NewServer))
        && (plan.WatchFrom is null || IsText(plan.WatchFrom))
        && IsText(plan.BackupFile) && IsText(plan.CopyTo) && IsText(plan.ProgramName)
        && plan.PresencePort is > 0 and < 65536 && plan.Venue is not null && VenueSoundness.Holds(plan.Venue)
        && ParsesAsAddress(plan.OldServerInstance) && ParsesAsAddress(plan.NewServerInstance);

    // Numbers that the turn-back time and the forecast are reckoned with: what can't be meant moves a deadline, or lies beyond all time.
    private static IEnumerable<FileFault> Faults(CasePlan plan)
    {
        (string Field, double? Value, double Least, double Most)[] numbers =
        [
            ("turnBackMarginMinutes", plan.TurnBackMarginMinutes, 0, CasePlan.LongestWayBackMinutes),
            .. (plan.WayBackMinutes ?? new Dictionary<string, int>()).Select(step => ("wayBackMinutes." + PrintableText.Of(step.Key), (double?)step.Value, 0.0, (double)CasePlan.LongestWayBackMinutes)),
            ("rates.backup", plan.Rates?.Backup, 1, FastestRate), ("rates.verify", plan.Rates?.Verify, 1, FastestRate), ("rates.restore", plan.Rates?.Restore, 1, FastestRate),
        ];
        return numbers.Where(number => !(number.Value is null || (number.Value >= number.Least && number.Value <= number.Most)))
            .Select(number => new FileFault(number.Field, SR.FieldOutOfRange.With(number.Field, number.Least, number.Most)));
    }

    private static bool ParsesAsAddress(string? text)
    {
        try
        {
            return ServerAddress.Parse(text) is not null;
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text);
}
