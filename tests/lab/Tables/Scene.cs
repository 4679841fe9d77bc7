using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Asking;
using Jupiter.Migration.Lab.Machines;
using Jupiter.Migration.Presence;

namespace Jupiter.Migration.Lab.Tables;

/// <summary>Plays the situations that differ only in the place of whoever asks: one venue, all asking at once, without the code and with it.</summary>
internal sealed class Scene
{
    // Ten minutes in a venue. The ten rounds of a question take forty seconds by themselves.
    private const double SilenceFloorSeconds = 20;

    private readonly IReadOnlyList<Situation> _situations;
    private readonly Situation _first;

    public Scene(IReadOnlyList<Situation> situations)
    {
        _situations = situations;
        _first = situations[0];
    }

    public async Task<IReadOnlyList<TableLine>> Play()
    {
        await using var venue = await Venue.Build();
        var (asked, condition) = (venue[_first.Asked], _first.Condition);
        if (condition.IsAddressShared && _first.IsWayBack)
        {
            // As it is when the new server is noted: it has the address, and the old one is off.
            await venue.SwitchOff(Venue.Names.OldServer);
            await venue.NewServer.Renumber(Venue.OldNumber);
        }

        var host = condition.Host?.Invoke(asked) ?? asked.Address.ToString();
        var hosts = condition.Hosts(venue, asked).ToArray();
        if (condition.IsSinceNoted)
        {
            await condition.Enter(venue, _first.Asked);
        }

        var sighting = await Look(venue, host, hosts);
        if (!condition.IsSinceNoted)
        {
            await condition.Enter(venue, _first.Asked);
        }

        if (condition.IsAddressShared)
        {
            await (_first.IsWayBack ? venue.SwitchOn(Venue.Names.OldServer) : venue.NewServer.Renumber(Venue.OldNumber));
        }

        await _first.Surroundings.Enter(venue, _first.Other);
        var other = venue[_first.Other].Address.ToString();
        var askers = new List<Asker>();
        foreach (var situation in _situations)
        {
            var machine = await situation.Place.Machine(venue, situation.Other);
            askers.Add(venue.AskerOn(machine));
            askers[^1].Knows(hosts);
        }

        await Task.WhenAll(askers.Distinct().Select(asker => asker.Ready));
        var lines = _situations.Zip(askers, (situation, asker) => Ask(situation, asker, host, other, sighting)).ToArray();
        if (condition.Meanwhile is { } meanwhile)
        {
            await Task.Delay(condition.After);
            await meanwhile(venue, _first.Asked);
        }

        return await Task.WhenAll(lines);
    }

    private static async Task<ServerSighting?> Look(Venue venue, string host, (string Address, string Name)[] hosts)
    {
        var laptop = venue.AskerOn(venue.Laptop);
        laptop.Knows(hosts);
        return (await laptop.Ask(id => new LabQuestion { Id = id, Work = LabWork.Look, Host = host })).Sighting;
    }

    private static async Task<TableLine> Ask(Situation situation, Asker asker, string host, string other, ServerSighting? sighting)
    {
        var known = situation.Place.Knows(sighting);
        var answers = await Task.WhenAll(new[] { false, true }.Select(hasCode => asker.Ask(id =>
        {
            var asked = new LabServer
            {
                Host = host, HasCode = hasCode, Sighting = known, SilentSince = DateTimeOffset.UtcNow - situation.Condition.SilentFor, SilenceFloorSeconds = SilenceFloorSeconds,
            };
            var others = new LabServer { Host = other };
            return new LabQuestion
            {
                Id = id,
                Work = situation.Work,
                OldServer = situation.IsWayBack ? others : asked,
                NewServer = situation.IsWayBack ? asked : others,
                IsAddressShared = situation.Condition.IsAddressShared,
            };
        })));
        return new TableLine(situation, answers[0], answers[1]);
    }
}
