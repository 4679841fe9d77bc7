using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.State;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.State;

/// <summary>What the journal tells of the server that has to be absent.</summary>
public sealed class OtherServerTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("BothServersPresent")]
    [InlineData("OldServerIsOn")]
    [InlineData("NewServerAnswers")]
    public void A_step_that_found_it_on_sets_its_silence_back(string errorId)
    {
        var state = After(Line(0, "R0", CaseEvents.Started), Line(1, "R0", CaseEvents.Failed, ("errorId", errorId), ("message", "on")));

        Assert.Equal(Began.AddMinutes(1), state.OtherServerSeenAt);
    }

    [Fact]
    public void A_step_that_failed_otherwise_does_not() =>
        Assert.Null(After(Line(0, "R0", CaseEvents.Failed, ("errorId", "PresenceUnknown"), ("message", "?"))).OtherServerSeenAt);

    [Theory]
    [InlineData("old", true, false)]
    [InlineData("new", false, true)]
    [InlineData("neither", false, false)]
    public void A_tag_that_was_read_is_of_one_server(string server, bool old, bool @new)
    {
        var state = After(Line(0, "R3a", CaseEvents.TagRead, ("by", "Вера Линь"), ("server", server)));

        Assert.Equal((old, @new), (state.IsOldServerTagRead, state.IsNewServerTagRead));
    }

    [Fact]
    public void Once_it_was_seen_on_what_was_said_and_decided_before_counts_for_nothing()
    {
        var state = After(
            Line(0, "R3a", CaseEvents.TagRead, ("server", "old"), ("oldServer.silentSince", "2026-03-01T22:00:00.0000000+00:00")),
            Line(1, "R0", CaseEvents.Done, ("absenceDecidedBy", "Вера Линь"), ("newServer.address", "192.168.1.11")),
            Line(2, "R4a", CaseEvents.Failed, ("errorId", "OldServerIsOn"), ("message", "on")));

        Assert.False(state.IsOldServerTagRead);
        Assert.DoesNotContain("oldServer.silentSince", state.Of("R3a").Facts.Texts.Keys);
        Assert.Equal(["newServer.address"], state.Of("R0").Facts.Texts.Keys);
    }

    [Fact]
    public void A_clock_that_was_set_ends_a_silence_that_was_measured_by_it()
    {
        var state = After(
            Line(0, "R3a", CaseEvents.TagRead, ("server", "old"), ("oldServer.silentSince", "2026-03-01T22:00:00.0000000+00:00")),
            Line(1, "", JournalEvents.ClockChanged));

        Assert.True(state.IsOldServerTagRead);
        Assert.DoesNotContain("oldServer.silentSince", state.Of("R3a").Facts.Texts.Keys);
    }

    private static CaseState After(params JournalEntry[] lines)
    {
        var state = new CaseState();
        Array.ForEach(lines, state.Apply);
        return state;
    }

    private static JournalEntry Line(int minute, string step, string @event, params (string Key, string Value)[] data)
    {
        var facts = new Dictionary<string, string>();
        Array.ForEach(data, fact => facts.Add(fact.Key, fact.Value));
        return new JournalEntry
        {
            Sequence = minute + 1,
            At = Began.AddMinutes(minute),
            MonotonicMilliseconds = 0,
            Run = "00000000",
            Machine = "LAPTOP",
            Account = "support",
            Step = step,
            Event = @event,
            Data = facts,
            Previous = new string('0', 64),
        };
    }
}
