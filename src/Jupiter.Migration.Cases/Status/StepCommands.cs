using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using static Jupiter.Migration.Resources.PowerShellLiteral;

namespace Jupiter.Migration.Cases.Status;

/// <summary>The command of a step, to be read before it runs or typed by whoever runs it by himself.</summary>
internal static class StepCommands
{
    /// <summary>The command.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <returns>PowerShell, every value quoted.</returns>
    public static string Of(MigrationCase migration, StepDefinition step)
    {
        var (plan, folder) = (migration.Plan, Quoted(migration.Layout.Root));
        var (old, @new, database) = (Quoted(plan.OldServerInstance), Quoted(plan.NewServerInstance), Quoted(plan.Venue.Database));
        var (file, copy) = (Quoted(plan.BackupFile), Quoted(CaseDatabase.Of(plan)[0].CopyFile));
        return step.Action switch
        {
            StepAction.Lock => $"Lock-JupiterDatabase -ServerInstance {old} -Database {database} -Case {folder}",
            StepAction.CarryFolders => $"Backup-JupiterFolder -Case {folder} -Destination {Quoted(System.IO.Path.Combine(plan.CopyTo, "folders"))}; Invoke-JupiterMigration -Case {folder} -Until {Quoted(step.Id)}",
            StepAction.ReturnFolders => $"Restore-JupiterFolder -Case {folder}; Invoke-JupiterMigration -Case {folder} -Until {Quoted(step.Id)}",
            StepAction.Backup => $"Backup-JupiterDatabase -ServerInstance {old} -Database {database} -BackupFile {file} -CopyTo {Quoted(plan.CopyTo)} -Case {folder}",
            StepAction.Restore => $"Restore-JupiterDatabase -ServerInstance {@new} -BackupFile {copy} -Case {folder}",
            StepAction.RestoreAgain => $"Restore-JupiterDatabase -ServerInstance {@new} -BackupFile {copy} -Force -Case {folder}",
            StepAction.Unlock => $"Unlock-JupiterDatabase -ServerInstance {old} -Database {database} -Case {folder}",
            StepAction.None when step.IsAcknowledgement => $"Undo-JupiterMigration -Case {folder} -Acknowledge CODE -By {Quoted(Example(plan, step))}",
            StepAction.None => $"Complete-JupiterStep -Case {folder} -Step {Quoted(step.Id)} -By {Quoted(Example(plan, step))}",
            _ when migration.State.Rollback is not null => $"Undo-JupiterMigration -Case {folder}",
            _ => $"Invoke-JupiterMigration -Case {folder} -Until {Quoted(step.Id)}",
        };
    }

    private static string Example(CasePlan plan, StepDefinition step) => step.CompletedBy.Contains(Checks.ResponsibleParty.Customer)
        ? plan.Venue.Contacts.FirstOrDefault(contact => CasePerson.TryFind(plan, contact.Name) is { Party: Checks.ResponsibleParty.Customer })?.Name ?? "..."
        : plan.Specialist;
}
