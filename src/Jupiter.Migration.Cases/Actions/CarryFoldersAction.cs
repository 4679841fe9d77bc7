using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Before the disk is wiped: is each folder of the venue in a copy elsewhere, read through again to the last byte, is nothing newer on the server, and does
/// nothing lie beside the Jupiter program that no copy has (clauses P2, S2)? What was left out somebody may answer for by name; a copy that is not sound nobody.
/// </summary>
internal sealed class CarryFoldersAction : IStepAction
{
    private const int LongestEvidence = 100;

    private static readonly CheckDefinition Carried = CheckRegister.Find("Folder.Carried");
    private static readonly CheckDefinition Newer = CheckRegister.Find("Folder.Newer");
    private static readonly CheckDefinition Left = CheckRegister.Find("Folder.Left");

    // What somebody can know better than this module: whether it is needed.
    private static readonly string[] Decidable = ["Folder.Complete", "Folder.Newer", "Folder.Left"];

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        CheckResult[] checks = [.. Waiver.Apply(context.Waived, [.. context.Plan.Venue.Folders.Union(context.Case.State.Folders.Copied.Keys, VenueFolder.Names).SelectMany(folder => Check(context, folder)), .. Beside(context)])
            .Select(check => check.InProcedure(context.Plan.Kind == MigrationKind.OsReinstall))];
        StepChecks.Require(context, [.. checks.Where(check => !MayBeDecided(context, check))]);
        return FolderDecisions.Require(context, checks, nameof(SR.FoldersNotCarried), (by, found) => new FolderDecision(by, found));
    }

    private static bool MayBeDecided(StepContext context, CheckResult check) =>
        check.Id == Carried.Id ? context.Case.State.Folders.Copied.TryGetValue(check.Subject, out var folder) && folder.List is null : Array.IndexOf(Decidable, check.Id) >= 0;

    private static IEnumerable<CheckResult> Check(StepContext context, string folder)
    {
        if (!context.Case.State.Folders.Copied.TryGetValue(folder, out var carried))
        {
            return [Carried.Result(CheckStatus.Fail, folder, SR.FolderInCopy, SR.FolderNotCopied)];
        }

        if (carried.List is not { } list)
        {
            return [Carried.Result(CheckStatus.Unknown, folder, SR.FolderInCopy, SR.FolderWasNotThere.With(carried.Computer))];
        }

        if (OldServerDisk.Of(context.Plan).Holds(list) || !File.Exists(list))
        {
            return [Carried.Result(CheckStatus.Fail, folder, SR.FolderInCopy, SR.FolderCopyNotHere.With(list))];
        }

        try
        {
            var copy = FolderList.Open(list);
            return copy.Sha256() != carried.Sha256
                ? [Carried.Result(CheckStatus.Fail, folder, SR.FolderInCopy, SR.FolderListOther.With(list))]
                : [Carried.Result(CheckStatus.Pass, folder, SR.FolderInCopy, $"{list} ({PrintableText.Of(copy.Header.Computer)})"), .. Verify(context, list, copy.Header)];
        }
        catch (MigrationException e) when (list.Equals(e.TargetObject))
        {
            return [Carried.Result(CheckStatus.Fail, folder, SR.FolderInCopy, e.Message)];
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return [Carried.Result(CheckStatus.Fail, folder, SR.FolderInCopy, FileErrors.Name(e, list).Message)];
        }
    }

    // Only the computer that made the copy knows that its folder of that name is the one. From elsewhere a copy of tonight counts, and no older one.
    private static IEnumerable<CheckResult> Verify(StepContext context, string list, FolderListHeader header)
    {
        var source = header.Computer == Environment.MachineName && Directory.Exists(header.Source) ? header.Source : null;
        var checks = new FolderVerification(context.Observer).Run(list, source, context.Cancellation);
        var closedAt = context.RecordOf(StepAction.Lock).DoneAt;
        var since = SR.FolderNothingNewer.With(header.At.LocalDateTime.ToString("g", CultureInfo.CurrentCulture));
        return source is not null ? checks : checks.Append(header.At > closedAt
            ? Newer.Result(CheckStatus.Pass, list, since, since)
            : Newer.Result(CheckStatus.Unknown, list, since, SR.FolderSinceUnknown.With(header.At.LocalDateTime.ToString("g", CultureInfo.CurrentCulture))));
    }

    private static IEnumerable<CheckResult> Beside(StepContext context)
    {
        var seen = context.Case.State.Folders.Beside;
        if (seen.Count == 0)
        {
            return [Left.Result(CheckStatus.Unknown, context.Plan.OldServer, SR.FolderNothingLeft, SR.FolderNobodyLooked)];
        }

        return seen.Values.Select(look => Left.Verdict(
            look.Names.Count == 0, look.Program, SR.FolderNothingLeft, look.Names.Count == 0 ? SR.FolderNothingLeft : string.Join(", ", look.Names.Take(LongestEvidence)), look.Computer));
    }
}
