using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Network;

namespace Jupiter.Migration.Venues.Making;

/// <summary>Computers as people list them: <c>KASSA-1, KASSA-2=192.168.1.12, BAR=192.168.1.13:3050</c>.</summary>
internal static class ComputerListText
{
    private const int Most = 200;
    private static readonly char[] Between = [',', ';'];

    /// <summary>Reads them.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The computers; null where one is none, or named twice.</returns>
    public static IReadOnlyList<VenueComputer>? Parse(string text)
    {
        var computers = text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(part => Computer(part.Trim())).ToArray();
        return computers.Length is > 0 and <= Most && computers.Select(computer => computer?.Name ?? "").Distinct(StringComparer.OrdinalIgnoreCase).Count(name => name.Length > 0) == computers.Length
            ? [.. computers.OfType<VenueComputer>()] : null;
    }

    /// <summary>Writes one.</summary>
    /// <param name="computer">The computer.</param>
    /// <returns>Its text.</returns>
    public static string Of(VenueComputer computer) =>
        computer.Name + (computer.Address is null && computer.Port is null ? "" : "=" + (computer.Address ?? computer.Name)) + (computer.Port is null ? "" : ":" + computer.Port.Value.ToString(CultureInfo.InvariantCulture));

    private static VenueComputer? Computer(string text)
    {
        var parts = text.Split('=');
        var name = parts[0].Trim();
        if (parts.Length > 2 || NetworkHost.Find(name) is null)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new VenueComputer { Name = name };
        }

        var place = parts[1].Trim().Split(':');
        var port = 0;
        return place.Length > 2 || NetworkHost.Find(place[0]) is null || (place.Length == 2 && !(int.TryParse(place[1], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535))
            ? null
            : new VenueComputer { Name = name, Address = place[0] == name ? null : place[0], Port = place.Length == 2 ? port : null };
    }
}
