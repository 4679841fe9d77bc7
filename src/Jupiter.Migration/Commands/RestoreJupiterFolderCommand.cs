using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Puts folders back from their copies, each file as its list has it (clause P2).</summary>
[Cmdlet(VerbsData.Restore, "JupiterFolder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ByPath)]
[OutputType(typeof(FolderRestoreResult))]
[Raises(ErrorArea.FolderList, ErrorArea.FolderPlace, ErrorArea.FolderRestore, ErrorArea.Space, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting,
    ErrorArea.Case, ErrorArea.Journal, ErrorArea.CaseWriting, ErrorArea.Approval, ErrorArea.Turn)]
public sealed class RestoreJupiterFolderCommand : JupiterCommand
{
    private const string OfCase = "Case";
    private const string ByPath = "Path";

    /// <summary>The copy, or its list.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [Alias("LiteralPath", "PSPath")]
    public string Path { get; set; } = "";

    /// <summary>The folder that gets the content.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPath)]
    public string Destination { get; set; } = "";

    /// <summary>Folder of a case: its folders go back from the copies that its journal has, and the journal keeps that they did.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string Case { get; set; } = "";

    /// <summary>The folders that go back, as they were named when they were copied. By default all.</summary>
    [Parameter(ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CopiedFolderCompleter))]
    public string[] Folder { get; set; } = [];

    /// <summary>The folder that gets the content of one folder that does not go back to where it was.</summary>
    [Parameter(ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string? AlternateLocation { get; set; }

    /// <summary>The folder below which the copies of the case lie now, where the medium has another letter or was copied on.</summary>
    [Parameter(ParameterSetName = OfCase)]
    [ValidateNotNullOrEmpty]
    public string? CopyRoot { get; set; }

    /// <summary>Gives files and folders the access rules of the old server.</summary>
    [Parameter]
    public SwitchParameter AccessRule { get; set; }

    /// <summary>Replaces other files of the same names.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == ByPath)
        {
            Put(FullPath(Path), FullPath(Destination), () => { }, _ => { });
            return;
        }

        var (folder, copies, elsewhere) = (FullPath(Case), CopyRoot is null ? null : FullPath(CopyRoot), AlternateLocation is null ? null : FullPath(AlternateLocation));
        var items = Await((_, _) => CaseFolderReturn.Find(folder, Clock, Folder, copies));
        if (elsewhere is not null && items.Count > 1)
        {
            throw MigrationException.Because(nameof(SR.FolderLocationOfOne), elsewhere, string.Join(", ", items.Select(item => PrintableText.Of(item.Folder))));
        }

        foreach (var item in items)
        {
            ForItem(() =>
            {
                Await((_, _) =>
                {
                    CaseFolderReturn.Require(folder, Clock, item, elsewhere is not null);
                    return true;
                });
                Put(item.List, elsewhere ?? FullPath(item.Folder), () => CaseFolders.RequireJournal(folder, Clock), result => CaseFolderReturn.Keep(folder, Clock, item, result));
            });
        }
    }

    private void Put(string path, string destination, Action begin, Action<FolderRestoreResult> keep)
    {
        var request = new FolderRestoreRequest { Path = path, Destination = destination, AccessRule = AccessRule, Force = Force };
        if (ShouldProcess(request.Destination, SR.ActionRestoreFolder.With(request.Path)))
        {
            Stream(Restore);
        }

        IEnumerable<FolderRestoreResult> Restore(PipelineObserver reports, CancellationToken stop)
        {
            begin();
            var result = new FolderRestore(reports).Run(request, fault => reports.Fault(RecordOf(fault)), stop);
            keep(result);
            yield return result;
        }
    }
}
