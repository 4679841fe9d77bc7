using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Status;

/// <summary>
/// The plan as it was approved last, kept as evidence of the approval: whoever is asked to approve a changed plan is told what was changed since (clause O1). An approval says
/// by its SHA-256 that the plan is another one, and not what is.
/// </summary>
public static class FormerPlan
{
    private const int Longest = 4 << 20;

    private static readonly Regex Community = new("(\"community\"\\s*:\\s*)\"(?:\\\\.|[^\"\\\\])*\"", RegexOptions.CultureInvariant);

    /// <summary>What is otherwise in the plan of a case than in the one that was approved last.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The changes; none where nobody approved one, or it is the same plan.</returns>
    public static IReadOnlyList<PlanChange> ChangesSince(MigrationCase migration)
    {
        var approvals = migration.State.Approvals;
        if (approvals.Count == 0 || approvals[approvals.Count - 1] is not { } approval || approval.Plan == migration.PlanSha256)
        {
            return [];
        }

        try
        {
            var changes = Read(migration.Layout.Evidence, approval.KeptPlan?.File, approval.KeptPlan?.Sha256) is { } former && Present(migration) is { } present
                ? new PlanDifference(migration.Plan.Venue).Between(former, present)
                : [Unknown];
            return changes.Count > 0 ? changes : [new PlanChange(SR.PlanFile, SR.PlanFormOnly, SR.PlanFormOnly)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [Unknown];
        }
    }

    /// <summary>Keeps the plan that is about to be approved; once for all approvals of it.</summary>
    /// <param name="migration">The case, open.</param>
    /// <returns>The evidence of the approval; none where the file is no longer the plan that was read.</returns>
    internal static EvidenceReference[] Keep(MigrationCase migration)
    {
        var kept = migration.State.Approvals.LastOrDefault(approval => approval.Plan == migration.PlanSha256)?.KeptPlan;
        return kept is not null && Read(migration.Layout.Evidence, kept.File, kept.Sha256) is not null ? [kept]
            : Present(migration) is { } plan ? [migration.Journal.AddEvidence("plan.json", plan)]
            : [];
    }

    // An approval of a version that kept none, or somebody took the file away or changed it.
    private static PlanChange Unknown => new(SR.PlanFile, SR.PlanNotKept, SR.PlanNotShown);

    // Evidence is shown to others. A secret stays in the plan alone.
    private static byte[]? Present(MigrationCase migration) =>
        Read(migration.Layout.Root, Path.GetFileName(migration.Layout.Plan), migration.PlanSha256) is not { } plan ? null
        : migration.Plan.Venue.NetworkSwitch is null ? plan
        : Encoding.UTF8.GetBytes(Community.Replace(Encoding.UTF8.GetString(plan), "$1\"***\""));

    private static byte[]? Read(string folder, string? file, string? sha256) =>
        file is not null && SmallFile.Read(Path.Combine(folder, file), Longest) is { } bytes && Hexadecimal.Sha256(bytes) == sha256 ? bytes : null;
}
