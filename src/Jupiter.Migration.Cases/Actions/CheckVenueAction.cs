using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>Before anything is changed: is it the venue's database, is the day closed, is the night long enough (clause R2)?</summary>
internal sealed class CheckVenueAction : IStepAction
{
    /// <inheritdoc/>
    public StepOutcome Run(StepContext context)
    {
        var (plan, venue) = (context.Plan, context.Plan.Venue);
        var databases = CaseDatabase.Of(plan);
        using var old = context.Open(plan.OldServerInstance);

        // One that is missing is told before anything is asked of the others.
        var size = databases.Sum(database => (old.FindDatabase(database.Name, context.Cancellation) ?? throw DatabaseErrors.NotFound(old.Address, database.Name)).SizeBytes);
        VenueErrors.RequireIdentity(venue, venue.Database, VenueQueries.CheckIdentity(old, venue.Database, venue, context.Cancellation).ToArray());
        var ready = VenueQueries.CheckPreconditions(old, venue.Database, venue, context.Cancellation)
            .Concat(VenueQueryRule.CheckLaterOnes(old, venue.Database, venue, context.Cancellation))
            .Concat(databases.SelectMany(database => StepChecks.Named(database, old.CheckSource(database.Name, context.Cancellation)))).ToArray();
        var forecast = NightForecast.Require(context.Case, context.Step, size, context.Waived);
        var places = BackupPlaces.Check(plan);
        var logins = databases.SelectMany(database => CaseLogins.CheckPrepared(context, old, database));
        WarnOfFolders(context);
        var noted = context.Servers.NoteOldServer();
        var here = ThisComputer.Check(context);
        return new StepOutcome
        {
            Checks = StepChecks.Require(context,
            [
                .. Waiver.Apply(context.Waived, ready.Concat(logins)), forecast, .. new[] { TurnBackRule.Check(context.Case) }.OfType<CheckResult>(),
                .. TrialRule.Check(context.Case), .. TrialPlaces.Left(plan), .. places, .. noted.Checks, .. here,
            ]),
            Facts = [.. noted.Facts, new ServerFact(IsOld: true) { StartTime = old.GetFacts(context.Cancellation).StartTime }, new DatabaseSize(size)],
        }.And(context.Computers.Note());
    }

    // The copies are asked for when nobody can sell any more: who has none yet hears it while he still can.
    private static void WarnOfFolders(StepContext context)
    {
        var copied = context.Case.State.Folders.Copied;
        string[] missing = context.Case.Procedure.Forward.Find(StepAction.CarryFolders) is null ? [] : [.. context.Plan.Venue.Folders.Where(folder => !copied.ContainsKey(folder)).Select(folder => PrintableText.Of(folder))];
        if (missing.Length > 0)
        {
            context.Observer.Warn(SR.FoldersNotCopiedYet.With(string.Join("; ", missing)));
        }
    }
}
