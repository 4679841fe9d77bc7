using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Puts a folder back from its copy, each file as its list has it (clause P2).</summary>
[Cmdlet(VerbsData.Restore, "JupiterFolder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FolderRestoreResult))]
[Raises(ErrorArea.FolderList, ErrorArea.FolderPlace, ErrorArea.FolderRestore, ErrorArea.Space, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class RestoreJupiterFolderCommand : JupiterCommand
{
    /// <summary>The copy, or its list.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string Path { get; set; } = "";

    /// <summary>The folder that gets the content.</summary>
    [Parameter(Mandatory = true)]
    public string Destination { get; set; } = "";

    /// <summary>Gives files and folders the access rules of the old server.</summary>
    [Parameter]
    public SwitchParameter AccessRule { get; set; }

    /// <summary>Replaces other files of the same names.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var request = new FolderRestoreRequest { Path = FullPath(Path), Destination = FullPath(Destination), AccessRule = AccessRule, Force = Force };
        if (ShouldProcess(request.Destination, SR.ActionRestoreFolder.With(request.Path)))
        {
            Stream(Restore);
        }

        IEnumerable<FolderRestoreResult> Restore(PipelineObserver reports, CancellationToken stop)
        {
            yield return new FolderRestore(reports).Run(request, fault => reports.Fault(ErrorRecords.From(fault, DoesSteps)), stop);
        }
    }
}
