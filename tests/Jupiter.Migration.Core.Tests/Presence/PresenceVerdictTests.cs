using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

public sealed class PresenceVerdictTests
{
    private static readonly PresenceState[] States = Enum.GetValues<PresenceState>();

    [Fact]
    public void Every_answer_has_its_meaning_by_whose_the_address_is()
    {
        AddressOwner[] owners = [AddressOwner.OtherMachine, AddressOwner.RehearsedComputer, AddressOwner.Nobody, AddressOwner.ThisComputer];
        var meanings = Enum.GetValues<ProbeOutcome>().Select(outcome =>
            $"{outcome}: {string.Join(' ', owners.Select(owner => PresenceVerdict.Judge(outcome, owner)))}");

        Assert.Equal(
            [
                "Accepted: Present Present Unknown Present",
                "Refused: Present Absent Unknown Present",
                "Replied: Present Unknown Unknown Present",
                "Answered: Present Unknown Unknown Present",
                "Unanswered: Unknown Unknown Unknown Present",
                "Silent: Unknown Unknown Unknown Present",
                "NotPossible: Unknown Unknown Unknown Present",
            ],
            meanings);
    }

    [Fact]
    public void One_sign_of_life_at_an_address_outweighs_all_and_absence_needs_one_proof()
    {
        foreach (var findings in Combinations(4))
        {
            var expected = findings.Contains(PresenceState.Present) ? PresenceState.Present
                : findings.Contains(PresenceState.Absent) ? PresenceState.Absent
                : PresenceState.Unknown;

            Assert.Equal(expected, PresenceVerdict.OfAddress(findings));
        }
    }

    [Fact]
    public void A_host_is_on_at_any_address_and_off_only_at_all_of_them()
    {
        foreach (var addresses in Combinations(4))
        {
            var isOn = Array.Exists(addresses, state => state == PresenceState.Present);
            var isOff = addresses.Length > 0 && Array.TrueForAll(addresses, state => state == PresenceState.Absent);

            Assert.Equal(isOn ? PresenceState.Present : isOff ? PresenceState.Absent : PresenceState.Unknown, PresenceVerdict.OfHost(addresses, areAll: true));
            Assert.Equal(isOn ? PresenceState.Present : PresenceState.Unknown, PresenceVerdict.OfHost(addresses, areAll: false));
        }
    }

    private static IEnumerable<PresenceState[]> Combinations(int most) => Enumerable.Range(0, most + 1).SelectMany(OfLength);

    private static IEnumerable<PresenceState[]> OfLength(int length) =>
        length == 0 ? [[]] : OfLength(length - 1).SelectMany(rest => States.Select(state => (PresenceState[])[.. rest, state]));
}
