using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Calls the work off before it has changed anything (clause O1).</summary>
[Cmdlet(VerbsLifecycle.Stop, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.CallOff, ErrorArea.Person, ErrorArea.Forward)]
public sealed class StopJupiterMigrationCommand : VerdictCommand
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public override string Case { get; set; } = "";

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public override string By { get; set; } = "";

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 1000)]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process() => Record(SR.ActionCallOff.With(By), migration => WorkCallOff.Record(migration, By, Reason));
}
