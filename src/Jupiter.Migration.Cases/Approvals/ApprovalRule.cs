using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Approvals;

/// <summary>Whether the plan as it stands now is approved, and for now (clauses O1 to O3). The last approval counts.</summary>
/// <param name="plan">The plan.</param>
/// <param name="planSha256">SHA-256 of its file as it is now.</param>
public sealed class ApprovalRule(CasePlan plan, string planSha256)
{
    /// <summary>Refuses what the approval does not allow.</summary>
    /// <param name="state">The approvals.</param>
    /// <param name="window">What is needed.</param>
    /// <param name="now">The time of the case.</param>
    /// <exception cref="MigrationException">
    /// CaseCalledOff, CaseNotApproved, CasePlanChanged, ApprovalSignatureInvalid, ApprovalTooEarly, ApprovalExpired, ApprovalSpent, TrialNotApproved.
    /// </exception>
    public void Require(CaseState state, StepWindow window, DateTimeOffset now)
    {
        if (Refusal(state, window, now) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>What the approval does not allow, for whoever only shows it.</summary>
    /// <param name="state">The approvals.</param>
    /// <param name="window">What is needed.</param>
    /// <param name="now">The time of the case.</param>
    /// <returns>What <see cref="Require"/> throws; null where it is allowed.</returns>
    public MigrationException? Refusal(CaseState state, StepWindow window, DateTimeOffset now)
    {
        // Not even a word about work that does not take place.
        if (state.CalledOff is { } off)
        {
            return Because(nameof(SR.CaseCalledOff), off.By, Local(off.At), off.Reason);
        }

        if (window == StepWindow.None)
        {
            return null;
        }

        var isForTrial = window == StepWindow.Trial;
        return Last(state, isForTrial) is not { } approval ? isForTrial ? NoTrial() : Because(nameof(SR.CaseNotApproved), Phone())
            : Doubt(approval) is { } doubt ? doubt
            : isForTrial && (now < approval.NotBefore || approval.IsSpent || now > approval.NotAfter) ? NoTrial()
            : window == StepWindow.Open && now < approval.NotBefore ? Because(nameof(SR.ApprovalTooEarly), Local(approval.NotBefore), Local(now))
            : approval.IsSpent ? Because(nameof(SR.ApprovalSpent), Local(approval.NotAfter))
            : now > approval.NotAfter ? Because(nameof(SR.ApprovalExpired), Local(approval.NotAfter), Local(now))
            : null;
    }

    /// <summary>The approval that counts, or null when there is none that does.</summary>
    /// <param name="state">The approvals.</param>
    /// <returns>The approval.</returns>
    public ApprovalRecord? Find(CaseState state) => Last(state, isForTrial: false) is { } approval && Doubt(approval) is null ? approval : null;

    private static ApprovalRecord? Last(CaseState state, bool isForTrial) =>
        state.Approvals.LastOrDefault(approval => approval.IsForTrial == isForTrial && !approval.IsCalledOff);

    private MigrationException? Doubt(ApprovalRecord approval) =>
        approval.Plan != planSha256 ? Because(nameof(SR.CasePlanChanged), approval.By, Local(approval.At))
        : IsGenuine(approval) ? null
        : Because(nameof(SR.ApprovalSignatureInvalid), approval.By);

    // Without approvers in the venue there is nothing to check a signature against, and the approval is shown as unsigned. It counts by the name of
    // Jupiter's manager alone, whatever wrote the line.
    private bool IsGenuine(ApprovalRecord approval)
    {
        if (CasePerson.SameName(approval.By, plan.Specialist))
        {
            return false;
        }

        var named = plan.Venue.Approvers.Where(approver => CasePerson.SameName(approver.Name, approval.By)).ToArray();
        return plan.Venue.Approvers.Count == 0
            ? !approval.IsSigned && plan.Venue.Contacts.Any(contact => ContactRoles.AgreesStart(contact.Role) && CasePerson.SameName(contact.Name, approval.By))
            : named.Any(approver => IsSignedBy(approval, approver));
    }

    private bool IsSignedBy(ApprovalRecord approval, VenueApprover approver)
    {
        try
        {
            using var certificate = new X509Certificate2(Convert.FromBase64String(approval.Certificate));
            return ApprovalSignature.Has(certificate, approver.Thumbprint) && ApprovalSignature.Verify(
                certificate,
                ApprovalText.Of(plan.Id, approval.Plan, approval.By, approval.NotBefore, approval.NotAfter, approval.IsForTrial),
                Convert.FromBase64String(approval.Signature));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private MigrationException NoTrial() => Because(nameof(SR.TrialNotApproved), Phone());

    private string Phone() => plan.Venue.ManagerPhone;

    private string Local(DateTimeOffset time) => CaseTime.Local(time, plan.Venue);

    private MigrationException Because(string errorId, params object?[] arguments) =>
        MigrationException.Because(errorId, plan.Id, arguments);
}
