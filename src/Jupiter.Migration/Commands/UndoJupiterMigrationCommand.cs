using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Hosting;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Goes back to the old server, or to the state of the backup, step by step, with a list of what was written meanwhile (clause R9).</summary>
[Cmdlet(VerbsCommon.Undo, "JupiterMigration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = GoOn)]
[OutputType(typeof(MigrationStep), typeof(WrittenReport))]
[Raises(ErrorArea.NewServerOff, ErrorArea.Rollback, ErrorArea.AbsenceCode, ErrorArea.Turn, ErrorArea.Word)]
public sealed class UndoJupiterMigrationCommand : CaseRunCommand
{
    private const string GoOn = "GoOn";
    private const string Acknowledged = "Acknowledge";
    private const string Lost = "NewServerLost";

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public override string Case { get; set; } = "";

    /// <summary>Who decides to go back, or acknowledges the list: the specialist, or a contact of the venue.</summary>
    [Parameter(ParameterSetName = GoOn)]
    [Parameter(Mandatory = true, ParameterSetName = Acknowledged)]
    [Parameter(Mandatory = true, ParameterSetName = Lost)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

    /// <summary>Why the venue goes back.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 4000)]
    public string Reason { get; set; } = "";

    /// <summary>Acknowledges the list of what was written on the new server, by the code that was shown with it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Acknowledged)]
    [ValidateNotNullOrEmpty]
    public string? Acknowledge { get; set; }

    /// <summary>The new server can't be read any more: what was written there will not be known.</summary>
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

        while (Go(migration, backupFile) is { } waiting)
        {
            ShowList(migration);
            if (!CanAsk || !Take(migration, Ask(migration, waiting, null)))
            {
                break;
            }
        }
    }

    // A server that does not answer may be off, or never answer again: what to do then is not what its error says.
    private MigrationStep? Go(MigrationCase migration, string? backupFile)
    {
        try
        {
            return Advance(migration, null, backupFile);
        }
        catch (MigrationException) when (RollbackStart.MayNeedLoss(migration))
        {
            WriteWarning(SR.NewServerMayBeLost.With(PowerShellLiteral.Quoted(migration.Layout.Root)));
            throw;
        }
    }

    private bool Take(MigrationCase migration, IReadOnlyList<StepWord> answers)
    {
        foreach (var answer in answers)
        {
            Await((observer, stop) => WrittenReportAcknowledgement.Waiting(migration) is null
                ? StepCompletion.Record(migration, answer, observer, stop, OpenServer)
                : WrittenReportAcknowledgement.Record(migration, WrittenReportAcknowledgement.CodeOf(migration), answer.By, answer.Note));
        }

        return answers.Count > 0;
    }

    private void ShowList(MigrationCase migration)
    {
        if (WrittenReportAcknowledgement.Waiting(migration) is { } account)
        {
            WriteObject(account);
            var text = WrittenReportAcknowledgement.IsUnknown(migration) ? SR.AcknowledgeUnknown : WrittenReportAcknowledgement.IsEmpty(migration) ? SR.AcknowledgeEmpty : SR.AcknowledgeFirst;
            WriteWarning(text.With(WrittenReportAcknowledgement.CodeOf(migration), PowerShellLiteral.Quoted(migration.Layout.Root)));
        }
    }

    // What can't be taken back is said and asked once, when it begins. A way back that has begun goes on without a question, unless one is asked for.
    private bool IsMeant()
    {
        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        if (migration.State.Rollback is null)
        {
            RequireStart(migration);
            var told = Told(migration);
            return CanAsk && IsToBeAsked
                ? new GateDialog(Host.UI).IsMeant(told, SR.UndoQuestion, SR.UndoNotBegun)
                : ShouldProcess(told, SR.UndoAsked.With(told), SR.ActionUndo);
        }

        return (!IsAsked("WhatIf") && !IsAsked("Confirm")) || ShouldProcess(FullPath(Case), SR.ActionUndo);
    }

    private static string Told(MigrationCase migration)
    {
        StepDefinition[] steps = [.. RollbackStart.StepsOf(migration)];
        return SR.UndoTold.With(
            migration.Plan.Venue.Name,
            string.Concat(steps.Select(new StepView(migration).Of).Select(step => Environment.NewLine + $"  {step.Id} {step.Title}")) + Environment.NewLine,
            steps.Any(step => step.Action == StepAction.AccountWrites) ? " " + SR.UndoStopsSales : "");
    }

    // The host's own question takes Enter for a yes and knows no Russian one. It is left where -WhatIf, -Confirm:$false or $ConfirmPreference decide.
    private bool IsToBeAsked => !IsAsked("WhatIf") && (MyInvocation.BoundParameters.TryGetValue("Confirm", out var asked)
        ? LanguagePrimitives.IsTrue(asked)
        : LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact least) && least != ConfirmImpact.None);

    private bool IsAsked(string parameter) => MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
        ? LanguagePrimitives.IsTrue(value) : parameter == "WhatIf" && LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private void RequireStart(MigrationCase migration)
    {
        // Sets of parameters would say that, too, but in English, and not what is missing.
        if (Acknowledge is not null || By.Length == 0 || Reason.Length == 0)
        {
            throw MigrationException.Because(nameof(SR.RollbackNotBegun), Case, migration.Plan.Id);
        }

        RollbackStart.Require(migration, By);
    }

    private void Begin(MigrationCase migration)
    {
        var request = new RollbackRequest { By = By, Reason = Reason, NewServerIsLost = NewServerLost };
        Await((_, _) =>
        {
            RollbackStart.Record(migration, request);
            return true;
        });
    }
}
