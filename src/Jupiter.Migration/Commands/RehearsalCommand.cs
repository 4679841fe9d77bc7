using System.Management.Automation;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that work with a rehearsal share.</summary>
[Raises(ErrorArea.Rehearsal, ErrorArea.Path, ErrorArea.File)]
public abstract class RehearsalCommand : ServerCommand
{
    /// <summary>Folder of the rehearsal, as New-JupiterRehearsal made it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public string Path { get; set; } = "";

    /// <summary>Makes rehearsals and plays their computers.</summary>
    private protected static IRehearsalStage Stage => RehearsalPlugin.Stage;

    /// <summary>Opens a database server for a rehearsal.</summary>
    /// <param name="address">Where it is.</param>
    /// <returns>The server.</returns>
    private protected IRehearsalServer OpenServer(ServerAddress address) => Engines.FindBeside<IRehearsalEngine>(address.Engine).Open(Enter(address));
}
