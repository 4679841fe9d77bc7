using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Calendars;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Calendars;

public sealed class TimeZoneNamesTests
{
    public static TheoryData<string> Russia => new(
        "Europe/Kaliningrad",
        "Europe/Moscow",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Novosibirsk",
        "Asia/Krasnoyarsk",
        "Asia/Irkutsk",
        "Asia/Yakutsk",
        "Asia/Vladivostok",
        "Asia/Magadan",
        "Asia/Kamchatka");

    [Theory]
    [MemberData(nameof(Russia))]
    public void A_computer_that_knows_one_kind_of_names_finds_the_zones_of_russia_by_the_other(string iana)
    {
        Assert.True(TimeZoneInfo.TryConvertIanaIdToWindowsId(iana, out var windows));

        Assert.Equal(windows, TimeZoneNames.Find(iana, OnlyKnows(windows))?.Id);
        Assert.Equal(windows, TimeZoneNames.Find(iana.ToUpperInvariant(), OnlyKnows(windows))?.Id);
        Assert.Equal(iana, TimeZoneNames.Find(windows, OnlyKnows(iana))?.Id);
        Assert.Equal(iana, TimeZoneNames.Find(iana.ToLowerInvariant(), OnlyKnows(iana))?.Id);
        Assert.Equal(iana, TimeZoneNames.Find(iana, OnlyKnows(iana))?.Id);
        Assert.Null(TimeZoneNames.Find(iana, OnlyKnows("Europe/Berlin")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/dev/zero")]
    [InlineData("\\\\server\\share")]
    [InlineData("../../../etc/passwd")]
    [InlineData("Europe/../../../../dev/zero")]
    [InlineData("C:\\x")]
    [InlineData("Europe\u0000Moscow")]
    [InlineData("Европа/Москва")]
    public void A_name_that_might_lead_to_a_file_is_not_looked_up(string name)
    {
        var asked = new List<string>();

        Assert.Null(TimeZoneNames.Find(name, tried =>
        {
            asked.Add(tried);
            return TimeZoneInfo.Utc;
        }));
        Assert.Empty(asked);
        Assert.Null(TimeZoneNames.Find(name));
    }

    [Fact]
    public void Every_zone_of_this_computer_is_found_by_its_name() => Assert.All(
        TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append("UTC"),
        name => Assert.Equal(name, TimeZoneNames.Find(name)?.Id));

    [Theory]
    [InlineData("Middle/Earth")]
    [InlineData("Standard Time")]
    [InlineData("Europe")]
    public void A_zone_that_there_is_not_is_not_found(string name) => Assert.Null(TimeZoneNames.Find(name));

    private static Func<string, TimeZoneInfo?> OnlyKnows(string known) =>
        name => name == known ? TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.Zero, name, name) : null;
}
