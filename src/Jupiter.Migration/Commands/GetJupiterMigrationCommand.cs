using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
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

    private readonly List<string> _many = [];

    /// <summary>Also shows every step, who said what, the approval, the forecast.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>A line for each case, and what is due first comes first; cases of which nothing is due come last.</summary>
    [Parameter]
    public SwitchParameter Overview { get; set; }

    /// <inheritdoc/>
    protected override void Read(string folder)
    {
        if (Overview)
        {
            _many.Add(folder);
            return;
        }

        var status = Await((_, _) =>
        {
            using var migration = MigrationCase.Look(folder, Clock);
            return CaseStatusView.Of(migration);
        });
        WriteObject(Shown(status, Detailed ? DetailedView : null));
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (_many.Count > 0)
        {
            Stream(ReadMany);
        }
    }

    // Beside each other: hundreds of cases wait for a medium or a share, and a thread for each would cost as much again.
    private IEnumerable<PSObject> ReadMany(PipelineObserver reports, CancellationToken stop)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var (all, errors) = (new CaseStatus?[_many.Count], new ErrorRecord?[_many.Count]);
        Parallel.For(0, _many.Count, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
            errors[i] = FaultOf(() =>
            {
                using var migration = MigrationCase.Look(_many[i], Clock);
                all[i] = CaseStatusView.OverviewOf(migration);
            });
        });
        foreach (var error in errors.OfType<ErrorRecord>())
        {
            reports.Fault(error);
        }

        return all.OfType<CaseStatus>().OrderByDescending(status => status.Phase is CasePhase.Running or CasePhase.Failed or CasePhase.RollingBack).ThenBy(status => status.DueAt ?? DateTime.MaxValue).Select(status => Shown(status, OverviewView));
    }

    private static PSObject Shown(CaseStatus status, string? view)
    {
        var shown = new PSObject(status);
        if (view is not null)
        {
            shown.TypeNames.Insert(0, view);
        }

        return shown;
    }
}
