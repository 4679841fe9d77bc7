using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Logins;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>
/// Before anything is locked: are the logins that the database needs in a file off the old server? Whoever wipes that server, or leaves it off, has
/// nobody any more who could be asked for them (clauses R2, S2). The file is asked for again with the final backup.
/// </summary>
internal sealed class CarryLoginsAction : IStepAction
{
    private static readonly CheckDefinition Carried = CheckRegister.Find("Login.Carried");
    private static readonly CheckDefinition Copies = CheckRegister.Find("Login.SystemCopies");

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        using var old = context.Open(context.Plan.OldServerInstance);
        return new StepOutcome { Checks = StepChecks.Require(context, [.. Check(context, old), .. ReleasedCompanions.Check(context)]) };
    }

    /// <summary>Asks whether they are.</summary>
    /// <param name="context">The step.</param>
    /// <param name="old">The old server.</param>
    /// <returns>The results; none in a procedure that does not ask.</returns>
    public static CheckResult[] Check(StepContext context, IDatabaseInstance old) => context.Case.Procedure.Forward.Find(StepAction.CarryLogins) is null
        ? []
        : [.. Waiver.Apply(context.Waived, [Of(context, old)]), .. SystemCopies(context, old)];

    private static CheckResult Of(StepContext context, IDatabaseInstance old)
    {
        var database = string.Join(", ", CaseDatabase.Of(context.Plan));
        if (old is not ILoginStore store)
        {
            return Carried.Result(CheckStatus.Pass, database, SR.LoginsInFile, SR.EngineWithoutLogins);
        }

        string[] needed;
        try
        {
            needed =
            [
                .. CaseDatabase.Of(context.Plan).SelectMany(each => store.ReadLogins(each.Name, context.Cancellation)).Select(login => login.Name)
                    .Distinct(StringComparer.OrdinalIgnoreCase).Where(login => !IsOnNewServer(context, login)),
            ];
        }
        catch (MigrationException e) when (e.ErrorId == nameof(SR.LoginHashHidden))
        {
            return Carried.Result(CheckStatus.Unknown, database, SR.LoginsInFile, e.Message);
        }

        var (whole, faults) = Files(context);
        var missing = needed.Except(whole.SelectMany(file => file.Logins), StringComparer.OrdinalIgnoreCase).ToArray();
        var found = needed.Length == 0 ? SR.NoLoginNeeded
            : missing.Length == 0 ? SR.LoginsInFile
            : SR.LoginsNotCarried.With(string.Join(", ", missing));
        return Carried.Verdict(missing.Length == 0, database, SR.LoginsInFile, string.Join("; ", [found, .. faults]), string.Join(", ", whole.Select(file => file.File)));
    }

    // A reinstallation has no new server that could know them already.
    private static bool IsOnNewServer(StepContext context, string login) =>
        context.Plan.Kind == MigrationKind.ServerReplacement && context.Case.State.AskedLogins?.Knows(login) == true;

    private static (CarriedLogins[] Whole, string[] Faults) Files(StepContext context)
    {
        var asked = context.Case.State.LoginFiles.Select(file => (File: file, Fault: FaultOf(context, file.File, file.Sha256))).ToArray();
        return ([.. asked.Where(one => one.Fault is null).Select(one => one.File)], [.. asked.Select(one => one.Fault).OfType<string>()]);
    }

    // Offered, not demanded: what of them is missed, a DBA makes anew by the inventory of the instance. What may lie about
    // unencrypted is told in a replacement, too: this computer may not see the disk that the server wrote to.
    private static IEnumerable<CheckResult> SystemCopies(StepContext context, IDatabaseInstance old)
    {
        if (old is not ILoginStore)
        {
            return [];
        }

        var copies = context.Case.State.SystemCopies;
        var faults = (copies?.Known ?? []).Select(copy => FaultOf(context, copy.File, copy.Sha256)).OfType<string>()
            .Concat((copies?.Unencrypted ?? []).Select(path => (File.Exists(path) ? SR.UnencryptedLies : SR.UnencryptedMayLie).With(path))).ToArray();
        if (context.Plan.Kind == MigrationKind.ServerReplacement && faults.Length == 0 && copies is not { Files.Count: > 0 })
        {
            return [];
        }

        var found = faults.Length > 0 ? string.Join("; ", faults) : copies is { Files.Count: > 0 } ? SR.SystemCopiesCarried : SR.SystemCopiesNone;
        return [Copies.Result(faults.Length == 0 && copies is { Files.Count: > 0 } ? CheckStatus.Pass : CheckStatus.Warning, context.Plan.OldServer, SR.SystemCopiesCarried, found)];
    }

    private static string? FaultOf(StepContext context, string file, string sha256)
    {
        try
        {
            return OldServerDisk.Of(context.Plan).Holds(file) || HashedCopy.Hash(file, null, context.Cancellation) != sha256 ? SR.LoginFileChanged.With(file) : null;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return SR.LoginFileGone.With(file, e.Message);
        }
    }
}
