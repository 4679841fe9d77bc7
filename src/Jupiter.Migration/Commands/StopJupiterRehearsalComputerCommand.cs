using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Switches computers of a rehearsal off.</summary>
[Cmdlet(VerbsLifecycle.Stop, "JupiterRehearsalComputer", SupportsShouldProcess = true)]
[OutputType(typeof(RehearsalComputer))]
[Raises(ErrorArea.RehearsalComputer, ErrorArea.RehearsalEnd)]
public sealed class StopJupiterRehearsalComputerCommand : RehearsalCommand
{
    /// <summary>OldServer, NewServer, or names of POS terminals.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ComputerCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Wipes the disk of a server, as the reinstallation of its operating system does.</summary>
    [Parameter]
    public SwitchParameter Wipe { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(Path);
        foreach (var name in Name)
        {
            if (ShouldProcess(name, Wipe ? SR.ActionWipeComputer : SR.ActionStopComputer))
            {
                ForItem(() => WriteObject(Await((_, _) => Stage.SwitchOff(path, name, Wipe, OpenServer))));
            }
        }
    }
}
