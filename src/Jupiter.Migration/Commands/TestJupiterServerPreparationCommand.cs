using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Preparation;

namespace Jupiter.Migration.Commands;

/// <summary>Holds the database server of a new computer against what was recorded on the old one (clauses P3, S4a).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterServerPreparation", SupportsShouldProcess = true)]
[OutputType(typeof(CheckResult), typeof(FileInfo))]
[Raises(ErrorArea.Engine, ErrorArea.Inventory, ErrorArea.OutputFile, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class TestJupiterServerPreparationCommand : JupiterCommand
{
    private const string Engine = "SqlServer";
    private ServerInventory? _old;

    /// <summary>Inventories of new servers, or the paths of their files, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [InventoryTransformation]
    [ValidateNotNull]
    [SupportsWildcards]
    public InventorySource[] Inventory { get; set; } = [];

    /// <summary>What was recorded on the old server: an inventory, or the path of its file.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [InventoryTransformation]
    [ValidateNotNull]
    [ValidateCount(1, 1)]
    public InventorySource[] OldInventory { get; set; } = [];

    /// <summary>A folder for scripts of what the new server lacks, to be read and run by whoever answers for it; nothing here runs them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ScriptFolder { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var folder = ScriptFolder is null ? null : FullPath(ScriptFolder);
        var old = _old ??= OldInventory[0].Find(path => [FullPath(path)]).Single()();
        foreach (var source in Inventory)
        {
            ForItem(() =>
            {
                foreach (var inventory in source.Find(path => FileSystemPath.Matching(SessionState.Path, path)))
                {
                    ForItem(() => Compare(inventory(), old, folder));
                }
            });
        }
    }

    private void Compare(ServerInventory current, ServerInventory old, string? folder)
    {
        InventoryLimits.Require(current, current.ToString());
        InventoryLimits.Require(old, old.ToString());
        var preparation = new InstancePreparation(current, old);
        Stream((_, _) => preparation.Check());
        if (folder is not null && preparation.Missing() is { Count: > 0 } missing && ShouldProcess(folder, SR.ActionWriteScripts))
        {
            var scripts = Engines.FindBeside<IInstanceScripts>(Engine).Write(old.Instance!, current.Instance!, missing);
            var files = scripts.Select(script => (Path: Path.Combine(folder, script.FileName), script.Text)).ToArray();
            foreach (var file in files)
            {
                OutputFile.RequireNone(file.Path);
            }

            FileErrors.Named(folder, () => DurableFile.CreateFolder(folder));
            foreach (var (path, text) in files)
            {
                // SQL Server Management Studio takes Cyrillic for another code page without the mark.
                FileErrors.Named(path, () => DurableFile.Write(path, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]));
                WriteObject(new FileInfo(path));
            }
        }
    }
}
