using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Pos;
using Jupiter.Migration.Venues;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

public sealed class PosComputersTests
{
    [Fact]
    public void The_main_till_comes_first_and_the_others_keep_their_order()
    {
        var order = PosComputers.InOrder(Request("b", Computer("c"), Computer("a"), Computer("B"), Computer("d")));

        Assert.Equal(["B", "c", "a", "d"], order.Select(computer => computer.Name));
        Assert.Equal([true, false, false, false], order.Select(computer => computer.IsMain));
        Assert.All(order, computer => Assert.Equal(VenueComputer.DefaultPort, computer.Port));
    }

    [Fact]
    public void The_marked_till_is_the_main_one() =>
        Assert.Equal("b", PosComputers.InOrder(Request(null, Computer("a"), Computer("b", isMain: true)))[0].Name);

    [Fact]
    public void A_bare_name_is_the_computer_that_the_venue_knows()
    {
        var venue = new Venue
        {
            Name = "v",
            ServerName = "s",
            Database = "d",
            Computers = [new VenueComputer { Name = "KASSA1", Address = "10.0.0.5", Port = 7, IsMainPos = true }, Computer("KASSA2")],
        };

        var main = PosComputers.InOrder(Request(null, venue, Computer("kassa2"), Computer("kassa1")))[0];

        Assert.Equal(("KASSA1", "10.0.0.5", 7), (main.Name, main.Host.Text, main.Port));
    }

    [Fact]
    public void What_cant_be_checked_in_order_has_an_error_of_its_own()
    {
        var errors = new (string ErrorId, PosCheckRequest Request)[]
        {
            ("PosComputersMissing", Request("a")),
            ("MainPosNotFound", Request("x", Computer("a"))),
            ("MainPosNotFound", Request(null, Computer("a"))),
            ("MainPosAmbiguous", Request(null, Computer("a", isMain: true), Computer("b", isMain: true))),
            ("PosComputerDuplicate", Request("a", Computer("a"), Computer("A"))),
            ("PosComputerInvalid", Request("a", Computer("a"), new VenueComputer { Name = "b", Port = 65536 })),
            ("PosComputerInvalid", Request("a", Computer("a"), new VenueComputer { Name = "b\u0007", Address = "10.0.0.1" })),
            ("PosComputerInvalid", Request("a", Computer("a"), new VenueComputer { Name = " ", Address = "10.0.0.1" })),
            ("HostInvalid", Request("a", Computer("a"), Computer("b; reboot"))),
            ("HostInvalid", Request("a", Computer("a"), new VenueComputer { Name = "b", Address = "0.0.0.0" })),
        };

        Assert.All(errors, error => Assert.Equal(error.ErrorId, Assert.Throws<MigrationException>(() => PosComputers.InOrder(error.Request)).ErrorId));
    }

    private static VenueComputer Computer(string name, bool isMain = false) => new() { Name = name, IsMainPos = isMain };

    private static PosCheckRequest Request(string? main, params VenueComputer[] computers) => Request(main, null, computers);

    private static PosCheckRequest Request(string? main, Venue? venue, params IReadOnlyList<VenueComputer> computers) =>
        new() { Database = "d", Computers = computers, MainPos = main, Venue = venue, ProgramName = "*", Timeout = TimeSpan.FromSeconds(1) };
}
