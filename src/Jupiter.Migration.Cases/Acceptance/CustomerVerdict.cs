using System;
using System.Linq;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Acceptance;

/// <summary>Takes what the customer says of the finished work (clause O7).</summary>
public static class CustomerVerdict
{
    /// <summary>Records that the work is accepted.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">Who accepts.</param>
    /// <param name="role">Owner, Manager or Deputy.</param>
    /// <exception cref="MigrationException">AcceptanceNotOpen, AlreadyAccepted, AcceptanceWrongPerson.</exception>
    public static void Accept(MigrationCase migration, string by, string role)
    {
        RequireOpen(migration);
        RequireCustomer(migration, by, role);
        migration.Record("O7", CaseEvents.Accepted, [new CustomerWord(by.Trim()) { Role = role }]);
    }

    /// <summary>Records a remark: the completion notice falls, and what has to be checked again is to be done again.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="remark">What is not in order.</param>
    /// <exception cref="MigrationException">AcceptanceNotOpen, AlreadyAccepted, AcceptanceWrongPerson.</exception>
    public static void Deny(MigrationCase migration, string by, string remark)
    {
        RequireOpen(migration);
        if (!ContactRoles.AcceptsWork(CasePerson.TryFind(migration.Plan, by)?.Role ?? ContactRoles.Deputy))
        {
            throw WrongPerson(migration, by);
        }

        var reset = migration.Procedure.Forward.Steps.Where(step => step.RepeatsAfterRemark).Select(step => step.Id).Append("O7").Distinct();
        migration.Record("O7", CaseEvents.Denied, [new CustomerWord(by.Trim()) { Remark = remark, Reset = [.. reset] }]);
    }

    private static void RequireOpen(MigrationCase migration)
    {
        var status = AcceptanceStatus.Of(migration);
        if (status.IsAccepted)
        {
            throw Because(
                nameof(SR.AlreadyAccepted), migration, CaseTime.Local(status.AcceptedAt!.Value, migration.Plan.Venue), status.By?.By ?? SR.BySilence);
        }

        if (status.Deadline is null || migration.State.Rollback is not null)
        {
            throw Because(nameof(SR.AcceptanceNotOpen), migration);
        }
    }

    // A deputy may be nobody whom the plan knows; whom it knows has the role that stands there.
    private static void RequireCustomer(MigrationCase migration, string by, string role)
    {
        var expected = CasePerson.TryFind(migration.Plan, by)?.Role ?? ContactRoles.Deputy;
        if (string.IsNullOrWhiteSpace(by) || !ContactRoles.AcceptsWork(role) || !string.Equals(expected, role, StringComparison.OrdinalIgnoreCase))
        {
            throw WrongPerson(migration, by);
        }
    }

    private static MigrationException WrongPerson(MigrationCase migration, string by) => Because(
        nameof(SR.AcceptanceWrongPerson), migration, PrintableText.Of(by), CasePerson.WhoAccept(migration.Plan));

    private static MigrationException Because(string errorId, MigrationCase migration, params object?[] arguments) =>
        MigrationException.Because(errorId, migration.Plan.Id, arguments);
}
