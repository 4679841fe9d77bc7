using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Devices;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What is known of one of the servers: where it stood while it was on, how its absence is known, since when it is silent (clause R0).</summary>
/// <param name="IsOld">Whether it is the old one.</param>
internal sealed record ServerFact(bool IsOld) : LineFact
{
    private const string Silence = "silentSince";

    /// <summary>Where it stands; null when nobody saw.</summary>
    public ServerSighting? Sighting { get; init; }

    /// <summary>Where it hangs at the venue's devices.</summary>
    public IReadOnlyList<IDevicePlace> Places { get; init; } = [];

    /// <summary>How its absence is known; null where it is not.</summary>
    public string? Absence { get; init; }

    /// <summary>Since when it is silent; null where that can't be told.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>How long after its computer's start the database server was there; null where that is not known.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => Own.Concat(Stand).Concat(Places.SelectMany(OfDevice)).Select(text => (Prefix(IsOld) + text.Name, text.Text));

    private IEnumerable<(string Name, string? Text)> Own =>
    [
        ("absence", Absence),
        (Silence, Text(SilentSince)),
        ("silentAt", SilentSince is null ? null : Environment.MachineName),
        ("startSeconds", Text(StartTime)),
    ];

    private IEnumerable<(string Name, string? Text)> Stand => Sighting is null ? [] :
    [
        ("address", Sighting.Address),
        ("hardwareAddress", Sighting.HardwareAddress),
        ("gateway", Sighting.Gateway ?? ""),
        ("gatewayHardwareAddress", Sighting.GatewayHardwareAddress ?? ""),
        ("askedFrom", Sighting.AskedFrom ?? ""),
        ("seenAt", Text(Sighting.SeenAt)),
    ];

    /// <summary>How the absence of a server is known, and since when it is silent.</summary>
    /// <param name="isOld">Whether it is the old one.</param>
    /// <param name="presence">What is known of it.</param>
    /// <returns>The fact.</returns>
    public static ServerFact Of(bool isOld, ServerPresence presence) => new(isOld) { Absence = presence.Absence?.ToString(), SilentSince = presence.SilentSince };

    /// <summary>Reads what a line tells of a server.</summary>
    /// <param name="isOld">Whether it is the old one.</param>
    /// <param name="line">The line.</param>
    /// <param name="host">The server as it is named.</param>
    /// <param name="devices">The devices of the venue.</param>
    /// <returns>What it tells, with nothing in it when it tells nothing.</returns>
    public static ServerFact From(bool isOld, LineFacts line, string host, IReadOnlyList<IServerDevice> devices)
    {
        var prefix = Prefix(isOld);
        return new ServerFact(isOld)
        {
            Absence = AbsenceOf(isOld, line),

            // Between the clocks of two computers no time can be measured: on another one the silence begins anew.
            SilentSince = line.Text(prefix + "silentAt") == Environment.MachineName ? line.Time(prefix + Silence) : null,
            StartTime = line.Duration(prefix + "startSeconds"),
            Sighting = line.Has(prefix + "address") && line.Time(prefix + "seenAt") is { } seenAt
                ? new ServerSighting
                {
                    Host = host,
                    Address = line.Text(prefix + "address"),
                    HardwareAddress = line.Text(prefix + "hardwareAddress"),
                    Gateway = line.Text(prefix + "gateway"),
                    GatewayHardwareAddress = line.Text(prefix + "gatewayHardwareAddress"),
                    AskedFrom = line.Text(prefix + "askedFrom"),
                    SeenAt = seenAt,
                }
                : null,
            Places = [.. devices.Select(device => device.Recall(line.Under($"{prefix}{device.Key}."))).OfType<IDevicePlace>()],
        };
    }

    /// <summary>How a line tells that a server is absent.</summary>
    /// <param name="isOld">Whether it is the old one.</param>
    /// <param name="line">The line.</param>
    /// <returns>The grade; null when it does not.</returns>
    public static string? AbsenceOf(bool isOld, LineFacts line) => line.Has(Prefix(isOld) + "absence") ? line.Text(Prefix(isOld) + "absence") : null;

    /// <summary>What lines tell when no silence counts any more.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The rest.</returns>
    public static LineFacts WithoutSilence(LineFacts lines) => lines.Without(name => name == Prefix(true) + Silence || name == Prefix(false) + Silence);

    private static IEnumerable<(string Name, string? Text)> OfDevice(IDevicePlace place) => place.Facts.Select(fact => ($"{place.Device}.{fact.Key}", (string?)fact.Value));

    private static string Prefix(bool isOld) => isOld ? "oldServer." : "newServer.";
}
