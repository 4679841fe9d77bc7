using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.Cases.Approvals;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>Approves the plan of a case as it is now (clauses O1 to O3).</summary>
public static class NewApproval
{
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromHours(12);

    // One night and the two after it.
    private static readonly TimeSpan LongestUsual = TimeSpan.FromDays(3);

    /// <summary>Records an approval.</summary>
    /// <param name="migration">The case, open.</param>
    /// <param name="request">Who, for when, signed with what.</param>
    /// <exception cref="MigrationException">
    /// ApprovalByExecutor, ApproverUnknown, ApprovalNotSigned, ApprovalWrongCertificate, ApprovalKeyUnusable, ApprovalWindowInvalid,
    /// ApprovalNotPossible, ClockIsNotAhead, CaseHasNoTrial, CaseProcedureDiffers.
    /// </exception>
    public static void Record(MigrationCase migration, ApprovalRequest request)
    {
        migration.Procedure.RequireShipped(migration.Plan);
        var (plan, by) = (migration.Plan, request.By.Trim());
        var now = request.ClockIsRight ? RequireAhead(migration) : migration.Now;
        var start = request.IsForTrial ? now : plan.StartAt;
        var notBefore = request.NotBefore ?? start;
        var notAfter = request.NotAfter ?? (notBefore > start ? notBefore : start) + DefaultWindow;
        RequireTrial(migration, request);
        if (notAfter <= notBefore || notAfter <= now)
        {
            throw Because(nameof(SR.ApprovalWindowInvalid), request, CaseTime.Local(notBefore, plan.Venue), CaseTime.Local(notAfter, plan.Venue));
        }

        if (CasePerson.SameName(by, plan.Specialist))
        {
            throw Because(nameof(SR.ApprovalByExecutor), request, plan.Specialist);
        }

        var approval = new ApprovedPlan(by, migration.PlanSha256, notBefore, notAfter) { IsForTrial = request.IsForTrial };
        if (plan.Venue.Approvers.Count > 0)
        {
            approval = Signed(migration, request, approval, now);
        }
        else
        {
            RequireManager(plan, request, by);
        }

        // First, so that the approval is one of the true time.
        if (request.ClockIsRight)
        {
            migration.Record("", JournalEvents.ClockCorrected, [new CorrectedClock(by, migration.State.Latest!.Value)]);
        }

        migration.Record("", CaseEvents.Approved, [approval], FormerPlan.Keep(migration));
    }

    /// <summary>What an approval that was recorded may not have meant.</summary>
    /// <param name="migration">The case; its last approval is looked at.</param>
    /// <returns>The remarks, in the user's language.</returns>
    public static IEnumerable<string> Remarks(MigrationCase migration)
    {
        var (approval, plan) = (migration.State.Approvals[migration.State.Approvals.Count - 1], migration.Plan);
        if (approval.NotAfter - approval.NotBefore > LongestUsual)
        {
            yield return SR.ApprovalWindowLong.With(CaseTime.Local(approval.NotBefore, plan.Venue), CaseTime.Local(approval.NotAfter, plan.Venue));
        }

        if (LookAlike.Is(approval.By, plan.Specialist))
        {
            yield return SR.ApproverLooksLikeExecutor.With(PrintableText.Of(approval.By), PrintableText.Of(plan.Specialist));
        }
    }

    // An open case of 0.1.0 has no trial, and one that was waived is none.
    private static void RequireTrial(MigrationCase migration, ApprovalRequest request)
    {
        if (request.IsForTrial && new StepTurns(migration).Steps.All(step => step.Action != StepAction.Trial))
        {
            throw MigrationException.Because(nameof(SR.CaseHasNoTrial), migration.Plan.Id, migration.Plan.Id);
        }
    }

    private static DateTimeOffset RequireAhead(MigrationCase migration)
    {
        var shown = migration.Shown;
        return migration.State.Latest > shown
            ? shown
            : throw MigrationException.Because(
                nameof(SR.ClockIsNotAhead), migration.Plan.Id,
                CaseTime.Local(shown, migration.Plan.Venue), CaseTime.Local(migration.State.Latest ?? shown, migration.Plan.Venue));
    }

    private static ApprovedPlan Signed(MigrationCase migration, ApprovalRequest request, ApprovedPlan approval, DateTimeOffset now)
    {
        var (plan, by) = (migration.Plan, approval.By);
        var approver = plan.Venue.Approvers.FirstOrDefault(approver => CasePerson.SameName(approver.Name, by))
            ?? throw Unknown(request, by, plan.Venue.Approvers.Select(approver => approver.Name));
        var certificate = request.Certificate
            ?? throw Because(nameof(SR.ApprovalNotSigned), request, by, approver.Thumbprint);
        if (!ApprovalSignature.Has(certificate, approver.Thumbprint) || !IsInForce(certificate, now))
        {
            throw Because(
                nameof(SR.ApprovalWrongCertificate), request, by, certificate.Thumbprint, approver.Thumbprint,
                CaseTime.Local(certificate.NotAfter, plan.Venue));
        }

        var text = ApprovalText.Of(plan.Id, approval.Plan, by, approval.NotBefore, approval.NotAfter, approval.IsForTrial);
        return approval with
        {
            Signature = Convert.ToBase64String(ApprovalSignature.Sign(certificate, text)),
            Certificate = Convert.ToBase64String(certificate.RawData),
            Thumbprint = certificate.Thumbprint,
        };
    }

    // Without certificates a name is all there is; it has to be that of Jupiter's manager, who agrees the start.
    private static void RequireManager(CasePlan plan, ApprovalRequest request, string by)
    {
        var managers = plan.Venue.Contacts.Where(contact => ContactRoles.AgreesStart(contact.Role)).Select(contact => contact.Name).ToArray();
        if (!managers.Any(name => CasePerson.SameName(name, by)))
        {
            throw Unknown(request, by, managers);
        }

        if (request.Certificate is { } certificate)
        {
            throw Because(nameof(SR.ApprovalNotPossible), request, certificate.Thumbprint);
        }
    }

    private static bool IsInForce(X509Certificate2 certificate, DateTimeOffset now) =>
        now >= new DateTimeOffset(certificate.NotBefore) && now <= new DateTimeOffset(certificate.NotAfter);

    private static MigrationException Unknown(ApprovalRequest request, string by, IEnumerable<string> known) => Because(
        nameof(SR.ApproverUnknown), request, PrintableText.Of(by), string.Join(", ", known));

    private static MigrationException Because(string errorId, ApprovalRequest request, params object?[] arguments) =>
        MigrationException.Because(errorId, request.By, arguments);
}
