using System;
using System.Management.Automation;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;

namespace Jupiter.Migration.Commands;

/// <summary>What the cmdlets share that record what the customer says of the finished work (clause O7).</summary>
[Raises(ErrorArea.Case, ErrorArea.CaseWriting, ErrorArea.Acceptance, ErrorArea.FileWriting)]
public abstract class VerdictCommand : CaseCommand
{
    /// <summary>Who says it: a contact of the venue.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

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

    /// <summary>Whether whoever sits at the terminal means it, where there is one.</summary>
    /// <returns>Whether he does.</returns>
    private protected virtual bool IsMeant() => true;
}
