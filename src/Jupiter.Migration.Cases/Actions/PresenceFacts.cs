using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Devices;

namespace Jupiter.Migration.Cases.Actions;

/// <summary>What the journal keeps of where a server stood, since when it is silent and how its absence is known, as culture-free text under a prefix of its own.</summary>
internal sealed class PresenceFacts
{
    private readonly string _prefix;

    private PresenceFacts(string prefix) => _prefix = prefix;

    /// <summary>The facts of the old server.</summary>
    public static PresenceFacts OldServer { get; } = new(PresenceKeys.OldServer);

    /// <summary>The facts of the new server.</summary>
    public static PresenceFacts NewServer { get; } = new(PresenceKeys.NewServer);

    /// <summary>Writes where a server stands.</summary>
    /// <param name="data">What is kept of the step.</param>
    /// <param name="sighting">Where it stands; null when nobody saw.</param>
    public void Write(Dictionary<string, string> data, ServerSighting? sighting)
    {
        if (sighting is null)
        {
            return;
        }

        data[_prefix + "address"] = sighting.Address;
        data[_prefix + "hardwareAddress"] = sighting.HardwareAddress;
        data[_prefix + "gateway"] = sighting.Gateway ?? "";
        data[_prefix + "gatewayHardwareAddress"] = sighting.GatewayHardwareAddress ?? "";
        data[_prefix + "askedFrom"] = sighting.AskedFrom ?? "";
        data[_prefix + "seenAt"] = sighting.SeenAt.ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes where a server hangs at a device.</summary>
    /// <param name="data">What is kept of the step.</param>
    /// <param name="place">The place.</param>
    public void Write(Dictionary<string, string> data, IDevicePlace place)
    {
        foreach (var fact in place.Facts)
        {
            data[$"{_prefix}{place.Device}.{fact.Key}"] = fact.Value;
        }
    }

    /// <summary>Writes how the absence of a server is known.</summary>
    /// <param name="data">What is kept of the step.</param>
    /// <param name="presence">What is known of it.</param>
    public void Write(Dictionary<string, string> data, ServerPresence presence)
    {
        if (presence.Absence is { } grade)
        {
            data[_prefix + PresenceKeys.Absence] = grade.ToString();
        }

        Write(data, presence.SilentSince);
    }

    /// <summary>Writes since when a server is silent.</summary>
    /// <param name="data">What is kept of the step.</param>
    /// <param name="silentSince">Since when; null where that can't be told.</param>
    public void Write(Dictionary<string, string> data, DateTimeOffset? silentSince)
    {
        if (silentSince is { } since)
        {
            data[_prefix + PresenceKeys.SilentSince] = since.ToString("O", CultureInfo.InvariantCulture);
            data[_prefix + "silentAt"] = Environment.MachineName;
        }
    }

    /// <summary>Writes how long after its computer's start a database server was there.</summary>
    /// <param name="data">What is kept of the step.</param>
    /// <param name="startTime">How long; null where that is not known.</param>
    public void WriteStart(Dictionary<string, string> data, TimeSpan? startTime)
    {
        if (startTime is { } measured)
        {
            data[_prefix + "startSeconds"] = measured.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Reads how long after its computer's start a database server was there.</summary>
    /// <param name="data">What was kept of a step.</param>
    /// <returns>How long; null when that was not kept.</returns>
    public TimeSpan? StartTime(IReadOnlyDictionary<string, string> data) =>
        double.TryParse(Text(data, "startSeconds"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Reads where a server stood.</summary>
    /// <param name="host">The server.</param>
    /// <param name="data">What was kept of a step.</param>
    /// <returns>Where it stood; null when that was not kept.</returns>
    public ServerSighting? Sighting(string host, IReadOnlyDictionary<string, string> data) =>
        data.TryGetValue(_prefix + "address", out var address) && Time(data, "seenAt") is { } seenAt
            ? new ServerSighting
            {
                Host = host,
                Address = address,
                HardwareAddress = Text(data, "hardwareAddress"),
                Gateway = Text(data, "gateway"),
                GatewayHardwareAddress = Text(data, "gatewayHardwareAddress"),
                AskedFrom = Text(data, "askedFrom"),
                SeenAt = seenAt,
            }
            : null;

    /// <summary>Reads where a server hung at a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="data">What was kept of a step.</param>
    /// <returns>The place; null when that was not kept.</returns>
    public IDevicePlace? Place(IServerDevice device, IReadOnlyDictionary<string, string> data)
    {
        var prefix = $"{_prefix}{device.Key}.";
        return device.Recall(data.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(pair => pair.Key.Substring(prefix.Length), pair => pair.Value));
    }

    /// <summary>Reads since when a server is silent.</summary>
    /// <param name="data">What was kept of a step.</param>
    /// <returns>Since when; null when that was not kept.</returns>
    public DateTimeOffset? SilentSince(IReadOnlyDictionary<string, string> data) =>

        // Between the clocks of two computers no time can be measured: on another one the silence begins anew.
        Text(data, "silentAt") == Environment.MachineName ? Time(data, PresenceKeys.SilentSince) : null;

    private string Text(IReadOnlyDictionary<string, string> data, string key) => data.TryGetValue(_prefix + key, out var text) ? text : "";

    private DateTimeOffset? Time(IReadOnlyDictionary<string, string> data, string key) =>
        DateTimeOffset.TryParse(Text(data, key), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;
}
