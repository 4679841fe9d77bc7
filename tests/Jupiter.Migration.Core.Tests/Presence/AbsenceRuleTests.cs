using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>The table of clause R0, row by row, and that it has no other rows.</summary>
public sealed class AbsenceRuleTests
{
    private static readonly AbsenceGrade?[] Devices = [null, AbsenceGrade.Isolated, AbsenceGrade.Off];

    [Theory]
    [InlineData(AbsenceGrade.Off)]
    [InlineData(AbsenceGrade.Isolated)]
    public void A_device_that_says_so_is_enough(AbsenceGrade grade) =>
        Assert.Equal((PresenceState.Absent, grade), AbsenceRule.Judge(false, grade, SilenceState.NotAsked, hasCode: false));

    [Fact]
    public void Silence_and_the_word_of_a_person_are_enough_together() =>
        Assert.Equal((PresenceState.Absent, AbsenceGrade.Silent), AbsenceRule.Judge(false, null, SilenceState.Held, hasCode: true));

    [Fact]
    public void The_word_alone_is_a_decision_of_somebody_where_silence_can_say_nothing() =>
        Assert.Equal((PresenceState.Absent, AbsenceGrade.Attested), AbsenceRule.Judge(false, null, SilenceState.NoControl, hasCode: true));

    [Fact]
    public void Everything_else_is_a_refusal()
    {
        var absent = Everything().Select(row => AbsenceRule.Judge(row.IsPresent, row.Device, row.Silence, row.HasCode))
            .Where(found => found.State == PresenceState.Absent).ToArray();

        // A device: two grades, whatever the silence and the word; both of the weak ones; and the word alone.
        Assert.Equal((2 * 4 * 2) + 1, absent.Count(found => found.Grade != AbsenceGrade.Attested));
        Assert.Single(absent, found => found.Grade == AbsenceGrade.Attested);
    }

    [Fact]
    public void Whoever_says_that_it_is_on_outweighs_everything() =>
        Assert.All(Everything().Where(row => row.IsPresent), row =>
            Assert.Equal((PresenceState.Present, null), AbsenceRule.Judge(row.IsPresent, row.Device, row.Silence, row.HasCode)));

    [Theory]
    [InlineData(null, 10)]
    [InlineData(60, 5)]
    [InlineData(150, 5)]
    [InlineData(151, 5.0333)]
    [InlineData(600, 20)]
    public void The_floor_is_twice_the_start_and_never_less_than_five_minutes(int? startSeconds, double minutes) =>
        Assert.Equal(minutes, SilenceFloor.Of(startSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null).TotalMinutes, 3);

    [Theory]
    [InlineData(null, 10)]
    [InlineData(60, 8)]
    [InlineData(900, 36)]
    [InlineData(86_400, 10)] // started by hand, a day later
    [InlineData(-5, 10)]
    public void A_measured_start_gets_an_allowance_for_what_comes_before_it(int? seconds, double minutes) =>
        Assert.Equal(minutes, SilenceFloor.OfMeasured(seconds is { } measured ? TimeSpan.FromSeconds(measured) : null).TotalMinutes, 3);

    private static IEnumerable<(bool IsPresent, AbsenceGrade? Device, SilenceState Silence, bool HasCode)> Everything() =>
        from isPresent in new[] { false, true }
        from device in Devices
        from silence in Enum.GetValues<SilenceState>()
        from hasCode in new[] { false, true }
        select (isPresent, device, silence, hasCode);
}
