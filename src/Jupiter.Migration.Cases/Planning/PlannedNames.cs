using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Planning;

/// <summary>
/// Whether those who agree, who execute and who speak for the customer have names that tell them apart (clause O2): what is said in the case counts by a name. A
/// remark and no rule, since a father and a son may share one.
/// </summary>
internal static class PlannedNames
{
    private static readonly CheckDefinition Names = CheckRegister.Find("Case.Names");

    /// <summary>Looks at the names.</summary>
    /// <param name="request">The plan.</param>
    /// <param name="specialist">Who executes.</param>
    /// <returns>The result.</returns>
    public static CheckResult Check(PlanRequest request, string specialist)
    {
        var venue = request.Venue;
        (string Name, string Role)[] executor = [(specialist, ContactRoles.Specialist)];
        (string Name, string Role)[] managers = [.. venue.Contacts.Where(contact => ContactRoles.AgreesStart(contact.Role)).Select(contact => (contact.Name, contact.Role))];
        (string Name, string Role)[] customers = [.. venue.Contacts.Where(contact => ContactRoles.PartyOf(contact.Role) == ResponsibleParty.Customer).Select(contact => (contact.Name, contact.Role))];

        // Approvers who sign may be the customer's people; they only may not be who executes.
        var signers = venue.Approvers.Select(approver => (approver.Name, Role: SR.RoleApprover));
        var alike = Pairs(managers.Concat(signers), executor).Concat(Pairs(customers, executor.Concat(managers))).ToArray();
        return Names.Result(
            alike.Length == 0 ? CheckStatus.Pass : CheckStatus.Warning, venue.Name, SR.NamesTellApart,
            alike.Length == 0 ? SR.NamesTellApart : SR.NamesAlike.With(string.Join("; ", alike)));
    }

    private static IEnumerable<string> Pairs(IEnumerable<(string Name, string Role)> these, IEnumerable<(string Name, string Role)> those) =>
        from one in these
        from other in those
        where CasePerson.SameName(one.Name, other.Name) || LookAlike.Is(one.Name, other.Name)
        select $"{PrintableText.Of(one.Name)} ({ContactRoles.TitleOf(one.Role)}) = {PrintableText.Of(other.Name)} ({ContactRoles.TitleOf(other.Role)})";
}
