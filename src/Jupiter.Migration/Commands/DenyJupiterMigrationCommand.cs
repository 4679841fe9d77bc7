using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Records a remark of the customer: the work is not accepted, and what has to be checked again is to be done again (clause O7).</summary>
[Cmdlet(VerbsLifecycle.Deny, "JupiterMigration", SupportsShouldProcess = true)]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Acceptance)]
public sealed class DenyJupiterMigrationCommand : VerdictCommand
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

    /// <summary>What is not in order.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 4000)]
    public string Remark { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process() => Record(SR.ActionDeny.With(By), migration => CustomerVerdict.Deny(migration, By, Remark));

    /// <inheritdoc/>
    private protected override bool IsMeant()
    {
        using var migration = MigrationCase.Look(FullPath(Case), Clock);
        CustomerVerdict.RequireRemark(migration, By);
        TellOfDeputy(migration);
        return true;
    }
}
