using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// After the wipe and before a till is switched on: is each folder that was copied back on the server, every file of it (clause P2)? Putting it back has read
/// every byte back; here its word is held against the copy that was recorded, and where this computer sees the folder, against what is there.
/// </summary>
internal sealed class ReturnFoldersAction : IStepAction
{
    private static readonly CheckDefinition Returned = CheckRegister.Find("Folder.Returned");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        CheckResult[] checks = [.. Waiver.Apply(context.Waived, [.. context.Case.State.Folders.Copied.Values.Where(copied => copied.List is not null).Select(copied => Check(context, copied))])
            .Select(check => check.InProcedure(isReinstallation: true))];
        return FolderDecisions.Require(context, checks, nameof(SR.FoldersNotReturned), (by, found) => new FolderReturnDecision(by, found));
    }

    private static CheckResult Check(StepContext context, CarriedFolder copied)
    {
        if (!context.Case.State.Folders.Returned.TryGetValue(copied.Folder, out var returned))
        {
            return Fail(SR.FolderNotBack);
        }

        if (returned.Sha256 != copied.Sha256)
        {
            return Fail(SR.FolderBackFromOther);
        }

        if (!returned.IsOnServer)
        {
            return Fail(SR.FolderBackElsewhere.With(returned.Destination, returned.Computer));
        }

        return returned.Faults > 0 ? Fail(SR.FolderBackFaults.With(Number(returned.Files), Number(returned.Faults)))
            : Missing(copied.List!, returned, context.Cancellation) is { } missing ? Fail(SR.FolderBackMissing.With(returned.Destination, missing))
            : Returned.Result(CheckStatus.Pass, copied.Folder, SR.FolderBack, SR.FolderBackAt.With(returned.Destination, returned.Computer, Number(returned.Files)));

        CheckResult Fail(string actual) => Returned.Result(CheckStatus.Fail, copied.Folder, SR.FolderBack, actual);
    }

    // By now the medium may be out, or in use for something else: then the word of whoever read the folder back stands alone.
    private static string? Missing(string listFile, ReturnedFolder returned, CancellationToken cancellation)
    {
        if (!string.Equals(returned.Computer, Environment.MachineName, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!Directory.Exists(returned.Destination))
        {
            return returned.Destination;
        }

        try
        {
            var list = FolderList.Open(listFile);
            return list.Sha256() == returned.Sha256 ? FolderNamesMissing.In(returned.Destination, list, cancellation) : null;
        }
        catch (Exception e) when (FileErrors.IsFileError(e) || (e is MigrationException named && listFile.Equals(named.TargetObject)))
        {
            return null;
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
