using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>
/// What can't be meant in a venue's file, each field for itself being sound: computers that bear one name or one address, addresses that are none. A
/// plan that was made before such a rule keeps its venue as it is; only a file is refused.
/// </summary>
internal static class VenueRules
{
    /// <summary>Finds it.</summary>
    /// <param name="venue">The venue.</param>
    /// <returns>The faults, without their places.</returns>
    public static IEnumerable<FileFault> Faults(Venue venue) =>
    [
        .. VenueSoundness.Faults(venue),
        .. Twice(venue, "name", computer => computer.Name),
        .. Twice(venue, "address", computer => computer.Address),
        .. venue.Computers.SelectMany((computer, i) => Hosts($"computers[{i}].address", computer?.Address)),
        .. Hosts("serverName", venue.ServerName),
        .. Hosts("networkSwitch.address", venue.NetworkSwitch?.Address),
        .. Hosts("hypervisor.address", venue.Hypervisor?.Address),
    ];

    private static IEnumerable<FileFault> Twice(Venue venue, string field, Func<VenueComputer, string?> text) => venue.Computers
        .Select((computer, i) => (Text: computer is null ? null : text(computer), At: i)).Where(one => !string.IsNullOrWhiteSpace(one.Text))
        .GroupBy(one => one.Text!.Trim(), StringComparer.OrdinalIgnoreCase)
        .SelectMany(same => same.Skip(1).Select(one => new FileFault(
            $"computers[{one.At}].{field}", SR.ComputerTwice.With($"computers[{one.At}].{field}", PrintableText.Of(same.Key), $"computers[{same.First().At}]"))));

    private static IEnumerable<FileFault> Hosts(string field, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && NetworkHost.Find(text) is null)
        {
            yield return new FileFault(field, SR.FieldFormWrong.With(field, SR.FormHost));
        }
    }
}
