using System;
using System.Linq;
using Jupiter.Migration.Cases.Planning;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Planning;

/// <summary>What is asked of the POS terminals when a night is planned (clauses R5, R7).</summary>
public sealed class PlannedComputersTests
{
    [Fact]
    public void Computers_of_whom_nobody_knows_who_switches_them_on_are_named()
    {
        var result = Single("Case.Computers", new VenueComputer { Name = "KASSA-1", IsMainPos = true, SwitchedOnBy = "Анна" }, new VenueComputer { Name = "BAR" }, new VenueComputer { Name = "OFFICE" });

        Assert.Equal((CheckStatus.Warning, false), (result.Status, result.Blocks));
        Assert.EndsWith(": BAR, OFFICE", result.Actual, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Pass, Single("Case.Computers", new VenueComputer { Name = "KASSA-1", IsMainPos = true, RemoteAccess = "123" }).Status);
    }

    [Theory]
    [InlineData("127.66.0.1", CheckStatus.Warning)]
    [InlineData("127.66.0.2", CheckStatus.Pass)]
    public void A_terminal_that_goes_by_the_old_address_is_named_when_the_night_is_planned(string address, CheckStatus expected)
    {
        var result = Single("Case.ServerAddress", new VenueComputer { Name = "KASSA-1", IsMainPos = true, ServerAddress = address });

        Assert.Equal((expected, "KASSA-1"), (result.Status, result.Subject));
    }

    private static CheckResult Single(string check, params VenueComputer[] computers)
    {
        using var sample = new SampleCase();
        return NewCase.Check(sample.Request(MigrationKind.ServerReplacement, WithComputers(computers)), sample.Clock).Single(result => result.Id == check);
    }

    private static Venue WithComputers(VenueComputer[] computers)
    {
        var venue = SampleCase.Describe("Europe/Moscow");
        return new Venue
        {
            Name = venue.Name, ServerName = venue.ServerName, Database = venue.Database, TimeZone = venue.TimeZone, IdentityQueries = venue.IdentityQueries,
            PreconditionQueries = venue.PreconditionQueries, BusinessDayQuery = venue.BusinessDayQuery, Contacts = venue.Contacts, Computers = computers,
        };
    }
}
