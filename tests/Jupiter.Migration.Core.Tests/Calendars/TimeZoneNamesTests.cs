using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Calendars;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Calendars;

public sealed class TimeZoneNamesTests
{
    /// <summary>Every zone that an IANA list has for Russia and the countries around it, with its Windows name.</summary>
    public static TheoryData<string, string> RussiaAndItsNeighbours => new()
    {
        { "Europe/Kaliningrad", "Kaliningrad Standard Time" },
        { "Europe/Moscow", "Russian Standard Time" },
        { "Europe/Simferopol", "Russian Standard Time" },
        { "Europe/Kirov", "Russian Standard Time" },
        { "Europe/Volgograd", "Volgograd Standard Time" },
        { "Europe/Astrakhan", "Astrakhan Standard Time" },
        { "Europe/Saratov", "Saratov Standard Time" },
        { "Europe/Ulyanovsk", "Astrakhan Standard Time" },
        { "Europe/Samara", "Russia Time Zone 3" },
        { "Asia/Yekaterinburg", "Ekaterinburg Standard Time" },
        { "Asia/Omsk", "Omsk Standard Time" },
        { "Asia/Novosibirsk", "N. Central Asia Standard Time" },
        { "Asia/Barnaul", "Altai Standard Time" },
        { "Asia/Tomsk", "Tomsk Standard Time" },
        { "Asia/Novokuznetsk", "North Asia Standard Time" },
        { "Asia/Krasnoyarsk", "North Asia Standard Time" },
        { "Asia/Irkutsk", "North Asia East Standard Time" },
        { "Asia/Chita", "Transbaikal Standard Time" },
        { "Asia/Yakutsk", "Yakutsk Standard Time" },
        { "Asia/Khandyga", "Yakutsk Standard Time" },
        { "Asia/Vladivostok", "Vladivostok Standard Time" },
        { "Asia/Ust-Nera", "Vladivostok Standard Time" },
        { "Asia/Magadan", "Magadan Standard Time" },
        { "Asia/Sakhalin", "Sakhalin Standard Time" },
        { "Asia/Srednekolymsk", "Russia Time Zone 10" },
        { "Asia/Kamchatka", "Russia Time Zone 11" },
        { "Asia/Anadyr", "Russia Time Zone 11" },
        { "Europe/Minsk", "Belarus Standard Time" },
        { "Europe/Chisinau", "E. Europe Standard Time" },
        { "Europe/Riga", "FLE Standard Time" },
        { "Europe/Vilnius", "FLE Standard Time" },
        { "Europe/Tallinn", "FLE Standard Time" },
        { "Europe/Helsinki", "FLE Standard Time" },
        { "Asia/Tbilisi", "Georgian Standard Time" },
        { "Asia/Yerevan", "Caucasus Standard Time" },
        { "Asia/Baku", "Azerbaijan Standard Time" },
        { "Asia/Almaty", "West Asia Standard Time" },
        { "Asia/Qostanay", "West Asia Standard Time" },
        { "Asia/Qyzylorda", "Qyzylorda Standard Time" },
        { "Asia/Aqtobe", "West Asia Standard Time" },
        { "Asia/Aqtau", "West Asia Standard Time" },
        { "Asia/Atyrau", "West Asia Standard Time" },
        { "Asia/Oral", "West Asia Standard Time" },
        { "Asia/Tashkent", "West Asia Standard Time" },
        { "Asia/Samarkand", "West Asia Standard Time" },
        { "Asia/Dushanbe", "West Asia Standard Time" },
        { "Asia/Ashgabat", "West Asia Standard Time" },
        { "Asia/Bishkek", "Central Asia Standard Time" },
        { "Asia/Ulaanbaatar", "Ulaanbaatar Standard Time" },
        { "Asia/Hovd", "W. Mongolia Standard Time" },
    };

    [Theory]
    [MemberData(nameof(RussiaAndItsNeighbours))]
    public void A_computer_that_knows_windows_names_only_finds_every_zone_of_russia_and_its_neighbours(string iana, string windows)
    {
        Assert.Equal(windows, TimeZoneNames.Find(iana, OnlyKnows(windows))?.Id);
        Assert.Equal(windows, TimeZoneNames.Find(iana.ToUpperInvariant(), OnlyKnows(windows))?.Id);
        Assert.Null(TimeZoneNames.Find(iana, OnlyKnows("W. Europe Standard Time")));
    }

    [Theory]
    [MemberData(nameof(RussiaAndItsNeighbours))]
    public void A_computer_that_knows_iana_names_only_finds_a_zone_by_its_windows_name(string iana, string windows)
    {
        var found = TimeZoneNames.Find(windows, name => name.Contains('/', StringComparison.Ordinal) ? Zone(name) : null);

        // Of the zones that share a Windows name one stands for all of them, and has the clocks of each today.
        Assert.True(TimeZoneInfo.FindSystemTimeZoneById(found!.Id).BaseUtcOffset == TimeZoneInfo.FindSystemTimeZoneById(iana).BaseUtcOffset, found.Id);
        Assert.Equal(iana, TimeZoneNames.Find(iana.ToLowerInvariant(), OnlyKnows(iana))?.Id);
    }

    [Fact]
    public void A_name_that_the_computer_knows_is_taken_as_it_is() => Assert.Equal("Europe/Saratov", TimeZoneNames.Find(" Europe/Saratov ", Zone)?.Id);

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
        name => name == known ? Zone(name) : null;

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.Zero, name, name);
}
