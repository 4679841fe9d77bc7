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
    /// <param name="role">Owner, Manager or Deputy; null for what the plan says that person is, a deputy where it does not know him.</param>
    /// <exception cref="MigrationException">AcceptanceNotOpen, AlreadyAccepted, AcceptanceWrongPerson.</exception>
    public static void Accept(MigrationCase migration, string by, string? role)
    {
        Require(migration, by, role);
        migration.Record("O7", CaseEvents.Accepted, [new CustomerWord(by.Trim()) { Role = role ?? RoleOf(migration, by) }]);
    }

    /// <summary>Refuses an acceptance that can't be recorded, before anything is typed for it.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">Who accepts.</param>
    /// <param name="role">Owner, Manager or Deputy; null for what the plan says that person is, a deputy where it does not know him.</param>
    /// <exception cref="MigrationException">As <see cref="Accept"/>.</exception>
    public static void Require(MigrationCase migration, string by, string? role)
    {
        RequireOpen(migration);
        RequireCustomer(migration, by, role ?? RoleOf(migration, by));
    }

    /// <summary>Records a remark: the completion notice falls, and what has to be checked again is to be done again.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="remark">What is not in order.</param>
    /// <exception cref="MigrationException">AcceptanceNotOpen, AlreadyAccepted, AcceptanceWrongPerson.</exception>
    public static void Deny(MigrationCase migration, string by, string remark)
    {
        RequireRemark(migration, by);
        var reset = migration.Procedure.Forward.Steps.Where(step => step.RepeatsAfterRemark).Select(step => step.Id).Append("O7").Distinct();
        migration.Record("O7", CaseEvents.Denied, [new CustomerWord(by.Trim()) { Remark = remark, Reset = [.. reset] }]);
    }

    /// <summary>Refuses a remark that can't be made, or not by that person.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">Who makes it.</param>
    /// <exception cref="MigrationException">As <see cref="Deny"/>.</exception>
    public static void RequireRemark(MigrationCase migration, string by)
    {
        RequireOpen(migration);
        if (!ContactRoles.AcceptsWork(RoleOf(migration, by)))
        {
            throw WrongPerson(migration, by);
        }
    }

    /// <summary>What a name may not have meant: one that the plan does not know counts as that of a deputy, and it may be mistyped.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="by">The name.</param>
    /// <returns>The doubt, in the user's language; null where there is none.</returns>
    public static string? DoubtOf(MigrationCase migration, string by) => CasePerson.TryFind(migration.Plan, by) is null
        ? SR.TakenForDeputy.With(PrintableText.Of(by.Trim()), CasePerson.WhoAccept(migration.Plan)) : null;

    private static string RoleOf(MigrationCase migration, string by) => CasePerson.TryFind(migration.Plan, by)?.Role ?? ContactRoles.Deputy;

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
        var expected = RoleOf(migration, by);
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
