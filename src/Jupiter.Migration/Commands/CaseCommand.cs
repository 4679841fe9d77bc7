using System.Management.Automation;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that write in a case and work on no server share.</summary>
[Raises(ErrorArea.Journal, ErrorArea.Path, ErrorArea.File)]
public abstract class CaseCommand : JupiterCommand
{
    /// <summary>Folder of the case, as New-JupiterMigration made it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
#pragma warning disable CA1716 // It is what people type, and nobody derives from a cmdlet in another language.
    public virtual string Case { get; set; } = "";
#pragma warning restore CA1716

    /// <summary>Opens the case to go on with it: nobody else can meanwhile.</summary>
    /// <returns>The case; the caller disposes of it.</returns>
    private protected MigrationCase OpenCase() => MigrationCase.Open(FullPath(Case), Clock);
}
