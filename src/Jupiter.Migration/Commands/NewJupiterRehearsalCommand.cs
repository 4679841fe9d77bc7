using System;
using System.Management.Automation;
using Jupiter.Migration.Binding;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Rehearsals;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Makes a venue to rehearse the night with: two servers, POS terminals and a sample database, all on this computer.</summary>
[Cmdlet(VerbsCommon.New, "JupiterRehearsal", SupportsShouldProcess = true)]
[OutputType(typeof(Rehearsal))]
[Raises(ErrorArea.ServerAddress, ErrorArea.RehearsalMaking, ErrorArea.Path, ErrorArea.File, ErrorArea.FileWriting)]
public sealed class NewJupiterRehearsalCommand : ServerCommand
{
    /// <summary>Folder of the rehearsal, missing or empty; by default a new one under the temporary folder.</summary>
    [Parameter(Position = 0)]
    public string? Path { get; set; }

    /// <summary>How many receipts the sample database has.</summary>
    [Parameter]
    [ValidateRange(1, 10_000_000)]
    public int Receipts { get; set; } = 2000;

    /// <summary>Name of the venue. Another name makes another venue, with another identity.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string VenueName { get; set; } = "Кафе «Ёлки»";

    /// <summary>A SQL Server without databases that plays the old server; without it an embedded one does.</summary>
    [Parameter]
    [ServerInstanceTransformation]
    public ServerAddress? OldServerInstance { get; set; }

    /// <summary>A SQL Server without databases that plays the new server; without it an embedded one does.</summary>
    [Parameter]
    [ServerInstanceTransformation]
    public ServerAddress? NewServerInstance { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var plan = new RehearsalPlan
        {
            Path = Path is null
                ? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "jupiter-rehearsal-" + Guid.NewGuid().ToString("N").Substring(0, 8))
                : FullPath(Path),
            VenueName = VenueName,
            Receipts = Receipts,
            OldServerInstance = OldServerInstance,
            NewServerInstance = NewServerInstance,
        };
        if (ShouldProcess(plan.Path, SR.ActionNewRehearsal))
        {
            WriteObject(Await((observer, stop) => RehearsalPlugin.Stage.Create(plan, OpenServer, observer, stop)));
        }
    }

    private IRehearsalServer OpenServer(ServerAddress address) => Engines.FindBeside<IRehearsalEngine>(address.Engine).Open(Enter(address));
}
