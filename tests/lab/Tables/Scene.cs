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
        var answers = _situations.Zip(askers, (situation, asker) => (
            Situation: situation,
            Without: Ask(situation, asker, host, other, sighting, hasCode: false),
            With: Ask(situation, asker, host, other, sighting, hasCode: true))).ToArray();
        if (condition.Meanwhile is { } meanwhile)
        {
            // Then only those are not answered yet who listen.
            await Task.WhenAll(answers.SelectMany(each => new[] { each.Without, IsListenedFor(each.Situation) ? each.Without : each.With }));
            await Task.Delay(condition.After);
            await meanwhile(venue, _first.Asked);
        }

        return await Task.WhenAll(answers.Select(async each => new TableLine(each.Situation, await each.Without, await each.With)));
    }

    private static bool IsListenedFor(Situation situation) => !Expectation.Of(situation, hasCode: true).SequenceEqual(["Attested"]);

    private static async Task<ServerSighting?> Look(Venue venue, string host, (string Address, string Name)[] hosts)
    {
        var laptop = venue.AskerOn(venue.Laptop);
        laptop.Knows(hosts);
        return (await laptop.Ask(id => new LabQuestion { Id = id, Work = LabWork.Look, Host = host })).Sighting;
    }

    private static Task<LabAnswer> Ask(Situation situation, Asker asker, string host, string other, ServerSighting? sighting, bool hasCode)
    {
        var asked = new LabServer
        {
            Host = host,
            HasCode = hasCode,
            Sighting = situation.Place.Knows(sighting),
            SilentSince = DateTimeOffset.UtcNow - situation.Condition.SilentFor,
            SilenceFloorSeconds = SilenceFloorSeconds,
        };
        var second = new LabServer { Host = other };
        return asker.Ask(id => new LabQuestion
        {
            Id = id,
            Work = situation.Work,
            OldServer = situation.IsWayBack ? second : asked,
            NewServer = situation.IsWayBack ? asked : second,
            IsAddressShared = situation.Condition.IsAddressShared,
        });
    }
}
