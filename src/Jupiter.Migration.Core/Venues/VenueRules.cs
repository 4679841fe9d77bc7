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
        .. venue.Profile is null || IsProfileName(venue.Profile) ? (FileFault[])[] : [new FileFault("profile", SR.FieldFormWrong.With("profile", SR.FormProfileName))],
        .. venue.TaxNumber is null || TaxNumber.IsSound(venue.TaxNumber) ? (FileFault[])[] : [new FileFault("taxNumber", SR.FieldFormWrong.With("taxNumber", SR.FormTaxNumber))],
    ];

    /// <summary>Whether a text names a profile's file: a JSON file beside the venue's own.</summary>
    /// <param name="name">The text.</param>
    /// <returns>Whether it is such a name, without a folder.</returns>
    public static bool IsProfileName(string? name) =>
        name?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true && WindowsName.IsPossible(name) && !WindowsName.IsDevice(name);

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
