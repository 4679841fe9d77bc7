using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Operations;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Specification;

namespace Jupiter.Migration.Commands;

/// <summary>Compares a server with what the memo asks for: memory, cores, disk, processor, Windows (clauses H1, H2, W1).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterServerSpec")]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Inventory, ErrorArea.InventoryHere, ErrorArea.Specification, ErrorArea.Path)]
public sealed class TestJupiterServerSpecCommand : JupiterCommand
{
    /// <summary>What the server is planned for: DatabaseOnly, or RemoteDesktop where users also work on it over RDP.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ServerRole Role { get; set; }

    /// <summary>RDP sessions at the same time; by default those that the profile includes, which are 10.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? Sessions { get; set; }

    /// <summary>Inventories of servers, or the paths of their files, with wildcards; without them this machine is read.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [InventoryTransformation]
    [ValidateNotNull]
    [SupportsWildcards]
    public InventorySource[]? Inventory { get; set; }

    /// <summary>A file that replaces the requirements of the memo.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SpecProfile { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var profile = SpecProfile is null ? ServerSpecFile.BuiltIn : ServerSpecFile.Read(FullPath(SpecProfile));
        var specification = new ServerSpecification(profile, Role, Sessions);

        if (Inventory is null)
        {
            Write((_, stop) => specification.Check(LocalInventory.Reader().Read(stop)));
            return;
        }

        foreach (var source in Inventory)
        {
            ForItem(() =>
            {
                foreach (var inventory in source.Find(path => FileSystemPath.Matching(SessionState.Path, path)))
                {
                    ForItem(() =>
                    {
                        // An object may have properties that run script, which only the pipeline thread can do.
                        var read = inventory();
                        Write((_, _) => specification.Check(read));
                    });
                }
            });
        }
    }

    private void Write(Func<IOperationObserver, CancellationToken, IReadOnlyList<CheckResult>> check) => WriteObject(Await(check), enumerateCollection: true);
}
