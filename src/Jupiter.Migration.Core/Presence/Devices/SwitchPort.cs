using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Network.Segments;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>The port of a switch behind which a server was known while it was on, and what else was seen there then.</summary>
internal sealed class SwitchPort : IDevicePlace
{
    /// <summary>The kind of the device.</summary>
    public const string Kind = "networkSwitch";

    /// <inheritdoc/>
    public string Device => Kind;

    /// <summary>The hardware address of the server.</summary>
    public required HardwareAddress Card { get; init; }

    /// <summary>The bridge address of the switch.</summary>
    public required HardwareAddress Bridge { get; init; }

    /// <summary>The port of the bridge.</summary>
    public required uint Port { get; init; }

    /// <summary>Its interface.</summary>
    public required uint Interface { get; init; }

    /// <summary>Its name, as on the front of the device.</summary>
    public required string Name { get; init; }

    /// <summary>How many other addresses stood behind it.</summary>
    public required int Others { get; init; }

    /// <summary>How long the switch had run, in hundredths of a second.</summary>
    public required uint UpTime { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string Detail => SR.SwitchPortNoted.With(Name, Bridge, Others);

    /// <inheritdoc/>
    public bool CanTell => Others == 0;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["card"] = Card.Text,
        ["bridge"] = Bridge.Text,
        ["port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["interface"] = Interface.ToString(CultureInfo.InvariantCulture),
        ["name"] = Name,
        ["others"] = Others.ToString(CultureInfo.InvariantCulture),
        ["upTime"] = UpTime.ToString(CultureInfo.InvariantCulture),
        ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads it from the journal.</summary>
    /// <param name="facts">What was kept.</param>
    /// <returns>The place; null when it is none.</returns>
    public static SwitchPort? Of(IReadOnlyDictionary<string, string> facts) =>
        HardwareAddress.Parse(Text(facts, "card")) is { } card && HardwareAddress.Parse(Text(facts, "bridge")) is { } bridge
        && Number(facts, "port") is { } port && Number(facts, "interface") is { } number && Text(facts, "name") is { } name
        && Number(facts, "others") is <= int.MaxValue and var others && Number(facts, "upTime") is { } upTime
        && DateTimeOffset.TryParse(Text(facts, "at"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? new SwitchPort { Card = card, Bridge = bridge, Port = port, Interface = number, Name = name, Others = (int)others, UpTime = upTime, At = at }
            : null;

    private static string? Text(IReadOnlyDictionary<string, string> facts, string key) => facts.TryGetValue(key, out var text) ? text : null;

    private static uint? Number(IReadOnlyDictionary<string, string> facts, string key) =>
        uint.TryParse(Text(facts, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
