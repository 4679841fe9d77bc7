using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Goes back to the old server, or to the state of the backup, step by step, with a list of what was written meanwhile (clause R9).</summary>
[Cmdlet(VerbsCommon.Undo, "JupiterMigration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = GoOn)]
[OutputType(typeof(MigrationStep), typeof(WrittenReport))]
[Raises(ErrorArea.NewServerOff, ErrorArea.Rollback)]
public sealed class UndoJupiterMigrationCommand : CaseRunCommand
{
    private const string GoOn = "GoOn";
    private const string Start = "Begin";
    private const string Acknowledged = "Acknowledge";
    private const string Lost = "NewServerLost";

    /// <summary>Who decides to go back, or acknowledges the list: the specialist, or a contact of the venue.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Start)]
    [Parameter(Mandatory = true, ParameterSetName = Acknowledged)]
    [Parameter(Mandatory = true, ParameterSetName = Lost)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

    /// <summary>Why the venue goes back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Start)]
    [Parameter(ParameterSetName = Acknowledged)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 4000)]
    public string Reason { get; set; } = "";

    /// <summary>Acknowledges the list of what was written on the new server, by the code that was shown with it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Acknowledged)]
    [ValidateNotNullOrEmpty]
    public string? Acknowledge { get; set; }

    /// <summary>The new server can't be read any more: what was written there will not be known.</summary>
    [Parameter(ParameterSetName = Start)]
    [Parameter(Mandatory = true, ParameterSetName = Lost)]
    public SwitchParameter NewServerLost { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var backupFile = CarriedBackup;
        if (!IsMeant())
        {
            return;
        }

        using var migration = Await((_, _) => MigrationCase.Open(FullPath(Case), Clock));
        if (migration.State.Rollback is null)
        {
            Begin(migration);
        }
        else if (NewServerLost)
        {
            RollbackStart.RecordLoss(migration, By);
        }

        if (Acknowledge is not null)
        {
            Await((_, _) => WrittenReportAcknowledgement.Record(migration, Acknowledge, By, Reason));
        }

        Advance(migration, null, backupFile);
        if (WrittenReportAcknowledgement.Waiting(migration) is { } account)
        {
            WriteObject(account);
            WriteWarning(SR.AcknowledgeFirst.With(WrittenReportAcknowledgement.CodeOf(migration)));
        }
    }

    // What can't be taken back is said and asked once, when it begins. A way back that has begun goes on without a question, unless one is asked for.
    private bool IsMeant()
    {
        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        if (migration.State.Rollback is null)
        {
            var steps = string.Concat(RollbackStart.StepsOf(migration).Select(new StepView(migration).Of).Select(step => Environment.NewLine + $"  {step.Id} {step.Title}")) + Environment.NewLine;
            return ShouldProcess(
                SR.UndoTold.With(migration.Plan.Venue.Name, steps), SR.UndoAsked.With(migration.Plan.Venue.Name, steps), SR.ActionUndo);
        }

        return (!IsAsked("WhatIf") && !IsAsked("Confirm")) || ShouldProcess(FullPath(Case), SR.ActionUndo);
    }

    private bool IsAsked(string parameter) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        ? LanguagePrimitives.IsTrue(value) : parameter == "WhatIf" && LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private void Begin(MigrationCase migration)
    {
        if (ParameterSetName != Start)
        {
            throw MigrationException.Because(nameof(SR.RollbackNotBegun), Case, migration.Plan.Id);
        }

        var request = new RollbackRequest { By = By, Reason = Reason, NewServerIsLost = NewServerLost };
        Await((_, _) =>
        {
            RollbackStart.Record(migration, request);
            return true;
        });
    }
}
