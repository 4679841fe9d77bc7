using System.Management.Automation;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Switches a rehearsal's computers off and removes what New-JupiterRehearsal made. Other files of the folder stay.</summary>
[Cmdlet(VerbsCommon.Remove, "JupiterRehearsal", SupportsShouldProcess = true)]
[Raises(ErrorArea.RehearsalEnd)]
public sealed class RemoveJupiterRehearsalCommand : RehearsalCommand
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var path = FullPath(Path);
        if (ShouldProcess(path, SR.ActionRemoveRehearsal))
        {
            ForItem(() => Await((_, _) =>
            {
                Stage.Remove(path, OpenServer);
                return true;
            }));
        }
    }
}
