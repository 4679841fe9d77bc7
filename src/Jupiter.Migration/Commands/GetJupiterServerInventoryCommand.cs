using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Local;

namespace Jupiter.Migration.Commands;

/// <summary>What a server has beside the content of its databases, to be kept while it is still on (clauses P2, S2) and held against the new one (P3).</summary>
[Cmdlet(VerbsCommon.Get, "JupiterServerInventory", SupportsShouldProcess = true)]
[OutputType(typeof(ServerInventory), typeof(FileInfo))]
[Raises(ErrorArea.OutputFile, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class GetJupiterServerInventoryCommand : InstanceCommand
{
    /// <summary>The file to write; one that is there is left. Without it the inventory is written to the pipeline.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Reads also rights on the server and credentials, never a secret of theirs: for a file that stays with its owner.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (OutFile is null)
        {
            WriteObject(Read());
            return;
        }

        var path = FullPath(OutFile);
        OutputFile.RequireNone(path);
        if (ShouldProcess(path, SR.ActionWriteInventory))
        {
            var inventory = Read();
            FileErrors.Named(path, () => ServerInventoryFile.Write(path, inventory));
            WriteObject(new FileInfo(path));
        }
    }

    private ServerInventory Read()
    {
        using var instance = Open(ServerInstance);
        return Await((_, stop) => LocalMachine.WithInstance(
            InstanceReading.Of(instance, Detailed, stop), instance.Address.Engine == "Embedded" ? null : instance.Address.Location, stop));
    }
}
