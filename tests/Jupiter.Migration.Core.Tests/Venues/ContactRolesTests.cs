using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Venues;

public sealed class ContactRolesTests
{
    [Theory]
    [InlineData("Owner", ResponsibleParty.Customer, true)]
    [InlineData("Manager", ResponsibleParty.Customer, true)]
    [InlineData("Deputy", ResponsibleParty.Customer, true)]
    [InlineData("IT", ResponsibleParty.Customer, false)]
    [InlineData("Specialist", ResponsibleParty.Jupiter, false)]
    [InlineData("AccountManager", ResponsibleParty.Jupiter, false)]
    [InlineData("Jupiter", ResponsibleParty.Jupiter, false)]
    [InlineData("управляющая", null, false)]
    [InlineData("", null, false)]
    public void A_role_stands_for_a_party_and_three_accept_the_work(string role, ResponsibleParty? party, bool accepts)
    {
        Assert.Equal((party, accepts), (ContactRoles.PartyOf(role), ContactRoles.AcceptsWork(role)));
        Assert.Equal((party, accepts), (ContactRoles.PartyOf(role.ToUpperInvariant()), ContactRoles.AcceptsWork(role.ToLowerInvariant())));
    }
}
