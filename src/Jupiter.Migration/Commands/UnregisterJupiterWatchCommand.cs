using System.Management.Automation;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Commands;

/// <summary>Removes the scheduled task of a watch from this computer before its week is over (clause R9). Its log stays.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "JupiterWatch", SupportsShouldProcess = true)]
[Raises(ErrorArea.Watch, ErrorArea.WatchTask, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class UnregisterJupiterWatchCommand : JupiterCommand
{
    /// <summary>Folder of the watch, as Register-JupiterWatch made it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string WatchFolder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        var folder = FullPath(WatchFolder);
        if (ShouldProcess(folder, SR.ActionUnregisterWatch))
        {
            Await((_, _) =>
            {
                WatchRegistration.OfThisComputer().Unregister(folder);
                return true;
            });
        }
    }
}
