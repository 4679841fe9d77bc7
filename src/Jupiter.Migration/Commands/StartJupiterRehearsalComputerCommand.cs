using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Switches computers of a rehearsal on; they stay on until they are stopped or this process ends.</summary>
[Cmdlet(VerbsLifecycle.Start, "JupiterRehearsalComputer", SupportsShouldProcess = true)]
[OutputType(typeof(RehearsalComputer))]
[Raises(ErrorArea.RehearsalComputer, ErrorArea.RehearsalStart)]
public sealed class StartJupiterRehearsalComputerCommand : RehearsalCommand
{
    /// <summary>OldServer, NewServer, or names of POS terminals.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ComputerCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Lets the POS terminal open the business day, as the cashier would.</summary>
    [Parameter]
    public SwitchParameter OpenBusinessDay { get; set; }

    /// <summary>Lets the POS terminal sell until it is switched off: receipts with their payments, one after the other.</summary>
    [Parameter]
    public SwitchParameter Sell { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(Path);
        var work = (OpenBusinessDay ? RehearsalWork.OpenBusinessDay : RehearsalWork.None) | (Sell ? RehearsalWork.Sell : RehearsalWork.None);
        foreach (var name in Name)
        {
            if (ShouldProcess(name, SR.ActionStartComputer))
            {
                ForItem(() => WriteObject(Await((_, _) => Stage.SwitchOn(path, name, work, OpenServer))));
            }
        }
    }
}
