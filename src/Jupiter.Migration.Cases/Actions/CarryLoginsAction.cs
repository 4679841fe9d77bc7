using System;
using System.Collections.Generic;
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

    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        using var old = context.Open(context.Plan.OldServerInstance);
        return new StepOutcome { Checks = StepChecks.Require(context, Check(context, old)) };
    }

    /// <summary>Asks whether they are.</summary>
    /// <param name="context">The step.</param>
    /// <param name="old">The old server.</param>
    /// <returns>The results; none in a procedure that does not ask.</returns>
    public static CheckResult[] Check(StepContext context, IDatabaseInstance old) => context.Case.Procedure.Forward.Find(StepAction.CarryLogins) is null
        ? []
        : [.. Waiver.Apply(context.Waived, [Of(context, old)])];

    private static CheckResult Of(StepContext context, IDatabaseInstance old)
    {
        var database = context.Plan.Venue.Database;
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

    private static (List<CarriedLogins> Whole, List<string> Faults) Files(StepContext context)
    {
        var (whole, faults) = (new List<CarriedLogins>(), new List<string>());
        var disk = OldServerDisk.Of(context.Plan);
        foreach (var file in context.Case.State.LoginFiles)
        {
            try
            {
                if (disk.Holds(file.File) || HashedCopy.Hash(file.File, null, context.Cancellation) != file.Sha256)
                {
                    faults.Add(SR.LoginFileChanged.With(file.File));
                    continue;
                }

                whole.Add(file);
            }
            catch (Exception e) when (FileErrors.IsFileError(e))
            {
                faults.Add(SR.LoginFileGone.With(file.File, e.Message));
            }
        }

        return (whole, faults);
    }
}
