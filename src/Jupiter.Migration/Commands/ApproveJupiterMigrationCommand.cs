using System;
using System.Management.Automation;
using System.Security;
using Jupiter.Migration.Binding.Completion;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Protection;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Commands;

/// <summary>Approves the plan of a case as it is now, for a window of time (clauses O1 to O3).</summary>
[Cmdlet(VerbsLifecycle.Approve, "JupiterMigration", SupportsShouldProcess = true, DefaultParameterSetName = "Unsigned")]
[OutputType(typeof(CaseStatus))]
[Raises(ErrorArea.Case, ErrorArea.CaseWriting, ErrorArea.Approving, ErrorArea.FileWriting)]
public sealed class ApproveJupiterMigrationCommand : CaseCommand
{
    private const string Signed = "Signed";

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath")]
    public override string Case { get; set; } = "";

    /// <summary>Who approves: never the specialist who executes.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string By { get; set; } = "";

    /// <summary>Before this time nothing may begin; by default the agreed start. Without an offset it is the venue's local time.</summary>
    [Parameter]
    public DateTime? NotBefore { get; set; }

    /// <summary>After this time nothing may go on; by default twelve hours after the start.</summary>
    [Parameter]
    public DateTime? NotAfter { get; set; }

    /// <summary>Approves the trial (P3t) alone, for a window of its own; by default it begins now. The night has an approval of its own.</summary>
    [Parameter]
    public SwitchParameter Trial { get; set; }

    /// <summary>
    /// Says that the clock of this computer is right now, although the journal holds later times from a clock that ran ahead. From here on that
    /// counts; what expired meanwhile stays expired, and this approval takes its place.
    /// </summary>
    [Parameter]
    public SwitchParameter ClockIsRight { get; set; }

    /// <summary>The certificate to sign with: an object, the thumbprint of one of this account or computer, or the path of a PFX file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Signed)]
    [ValidateNotNull]
    public object? Certificate { get; set; }

    /// <summary>Password of the PFX file.</summary>
    [Parameter(ParameterSetName = Signed)]
    public SecureString? CertificatePassword { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        using var certificate = Certificate is null ? null : SigningCertificate.Find(Certificate, CertificatePassword, FullPath);
        using var migration = OpenCase();
        if (migration.State.CalledOff is { } off)
        {
            WriteWarning(SR.ApprovesCalledOff.With(off.By, CaseTime.Local(off.At, migration.Plan.Venue), off.Reason));
        }

        if (FormerPlan.ChangesSince(migration) is { Count: > 0 } changes)
        {
            WriteWarning(SR.PlanChangedSince.With(migration.State.Approvals[migration.State.Approvals.Count - 1].By, string.Join("; ", changes)));
        }

        if (!ShouldProcess(migration.Plan.Venue.Name, Trial ? SR.ActionApproveTrial.With(migration.PlanSha256.Substring(0, 16)) : SR.ActionApprove.With(CaseTime.Local(migration.Plan.StartAt, migration.Plan.Venue), migration.PlanSha256.Substring(0, 16))))
        {
            return;
        }

        var request = new ApprovalRequest
        {
            By = By,
            NotBefore = NotBefore is { } from ? CaseTime.InVenue(from, migration.Plan.Venue) : null,
            NotAfter = NotAfter is { } to ? CaseTime.InVenue(to, migration.Plan.Venue) : null,
            IsForTrial = Trial,
            ClockIsRight = ClockIsRight,
            Certificate = certificate,
        };
        var status = Await((_, _) =>
        {
            NewApproval.Record(migration, request);
            return CaseStatusView.Of(migration);
        });
        foreach (var remark in NewApproval.Remarks(migration))
        {
            WriteWarning(remark);
        }

        WriteObject(status);
    }
}
