using System;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Acceptance;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets share that record what somebody decides of the whole work (clauses O1, O7).</summary>
[Raises(ErrorArea.Case, ErrorArea.CaseWriting, ErrorArea.FileWriting)]
public abstract class VerdictCommand : CaseCommand
{
    // PowerShell asks for what is missing in the order in which a class declares it, its own first: the case before the name, and the name before the words.
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public override string Case { get; set; } = "";

    /// <summary>Who says it: a contact of the venue.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public virtual string By { get; set; } = "";

    /// <summary>Records it, unless the caller only wants to know what would happen, and writes how the case stands.</summary>
    /// <param name="action">What is about to be done.</param>
    /// <param name="verdict">Records it in the case.</param>
    private protected void Record(string action, Action<MigrationCase> verdict)
    {
        if (ShouldProcess(FullPath(Case), action) && IsMeant())
        {
            WriteObject(Await((_, _) =>
            {
                using var migration = OpenCase();
                verdict(migration);
                return CaseStatusView.Of(migration);
            }));
        }
    }

    /// <summary>Says that a name which the plan does not know is taken for that of a deputy: it may be mistyped.</summary>
    /// <param name="migration">The case.</param>
    private protected void TellOfDeputy(MigrationCase migration)
    {
        if (CustomerVerdict.DoubtOf(migration, By) is { } doubt)
        {
            WriteWarning(doubt);
        }
    }

    /// <summary>Whether whoever sits at the terminal means it, where there is one.</summary>
    /// <returns>Whether he does.</returns>
    private protected virtual bool IsMeant() => true;
}
