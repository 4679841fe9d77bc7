using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Carries folders off a server, each as a plain copy with its list, on the medium and read back (clauses P2, S2).</summary>
[Cmdlet(VerbsData.Backup, "JupiterFolder", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(FolderBackupResult))]
[Raises(ErrorArea.FolderList, ErrorArea.FolderPlace, ErrorArea.FolderBackup, ErrorArea.Space, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class BackupJupiterFolderCommand : JupiterCommand
{
    private const string ByPath = "Path";
    private const string Literal = "LiteralPath";

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folders, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The folders; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Literal)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The folder in which each copy is made under its folder's name.</summary>
    [Parameter(Mandatory = true)]
    public string Destination { get; set; } = "";

    /// <summary>How many bytes a second are read at most.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long BytesPerSecondLimit { get; set; }

    /// <summary>Brings a copy that is complete up to date, and copies beside what is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var isLiteral = ParameterSetName == Literal;
        ForEachPath(isLiteral ? LiteralPath : Path, isLiteral, Copy);
    }

    private void Copy(string source)
    {
        var name = FolderBackup.NameOf(source);
        if (!_names.Add(name))
        {
            throw MigrationException.Because(nameof(SR.FolderNameTwice), source, name);
        }

        var request = new FolderBackupRequest
        {
            Source = source,
            Destination = FullPath(Destination),
            Force = Force,
            BytesPerSecondLimit = BytesPerSecondLimit > 0 ? BytesPerSecondLimit : null,
            ModuleVersion = ModuleIdentity.Version,
        };
        if (ShouldProcess(source, SR.ActionBackupFolder.With(request.Destination)))
        {
            Stream(Carry);
        }

        IEnumerable<FolderBackupResult> Carry(PipelineObserver reports, CancellationToken stop)
        {
            yield return new FolderBackup(reports).Run(request, fault => reports.Fault(ErrorRecords.From(fault, DoesSteps)), stop);
        }
    }
}
