using System.Management.Automation;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Folders;

namespace Jupiter.Migration.Commands;

/// <summary>Holds the copies of folders against their lists, and these against the folders as they are now (clauses P2, S2, R9).</summary>
[Cmdlet(VerbsDiagnostic.Test, "JupiterFolder", DefaultParameterSetName = ByPath)]
[OutputType(typeof(CheckResult))]
[Raises(ErrorArea.Path, ErrorArea.File)]
public sealed class TestJupiterFolderCommand : JupiterCommand
{
    private const string ByPath = "Path";
    private const string Literal = "LiteralPath";

    /// <summary>The copies or their lists, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The copies or their lists; wildcards mean themselves.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Literal)]
    [Alias("PSPath")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The folder as it is now, to see what is newer there than the copy.</summary>
    [Parameter]
    public string? Against { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var isLiteral = ParameterSetName == Literal;
        var against = Against is null ? null : FullPath(Against);
        ForEachPath(isLiteral ? LiteralPath : Path, isLiteral, path => WriteObject(
            Await((observer, stop) => new FolderVerification(observer).Run(path, against, stop)), enumerateCollection: true));
    }
}
