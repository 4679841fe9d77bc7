using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>Shows where a case stands: the next step, whose turn it is, the deadline; of many cases, what is due first.</summary>
[Cmdlet(VerbsCommon.Get, "JupiterMigration", DefaultParameterSetName = "Case")]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Case)]
public sealed class GetJupiterMigrationCommand : CasesCommand
{
    private const string DetailedView = "Jupiter.Migration.Cases.Status.DetailedCaseStatus";
    private const string OverviewView = "Jupiter.Migration.Cases.Status.CaseOverview";

    private readonly List<CaseStatus> _all = [];

    /// <summary>Also shows every step, who said what, the approval, the forecast.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>A line for each case, and what is due first comes first; cases of which nothing is due come last.</summary>
    [Parameter]
    public SwitchParameter Overview { get; set; }

    /// <inheritdoc/>
    protected override void Read(string folder)
    {
        var status = Await((_, _) =>
        {
            using var migration = MigrationCase.Look(folder, Clock);
            return Overview ? CaseStatusView.OverviewOf(migration) : CaseStatusView.Of(migration);
        });
        if (Overview)
        {
            _all.Add(status);
        }
        else
        {
            Write(status, Detailed ? DetailedView : null);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        foreach (var status in _all.OrderBy(status => status.DueAt ?? DateTime.MaxValue))
        {
            Write(status, OverviewView);
        }
    }

    private void Write(CaseStatus status, string? view)
    {
        var shown = new PSObject(status);
        if (view is not null)
        {
            shown.TypeNames.Insert(0, view);
        }

        WriteObject(shown);
    }
}
