using System.Management.Automation;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets that only read cases share: they take several, and a fault of one keeps none of the others away.</summary>
[Raises(ErrorArea.Journal, ErrorArea.Path, ErrorArea.File)]
public abstract class CasesCommand : JupiterCommand
{
    /// <summary>Name of the parameter set in which wildcards mean themselves.</summary>
    private const string Literal = "LiteralPath";

    /// <summary>Folders of cases, as New-JupiterMigration made them, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Case")]
    [SupportsWildcards]
    public string[] Case { get; set; } = [];

    /// <summary>Folders of cases; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Literal)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override void Process() => ForEachPath(ParameterSetName == Literal ? LiteralPath : Case, ParameterSetName == Literal, Read);

    /// <summary>Reads a case and writes what there is to say.</summary>
    /// <param name="folder">Full path of its folder.</param>
    protected abstract void Read(string folder);
}
