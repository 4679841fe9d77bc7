using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues.Inspection;

/// <summary>What a venue's file may say and hardly means: it is read all the same, and the night would find out.</summary>
internal static class VenueRemarks
{
    private const int Week = 7 * 24 * 60;

    private static readonly string[] Roles =
        [ContactRoles.Owner, ContactRoles.Manager, ContactRoles.Deputy, ContactRoles.It, ContactRoles.Specialist, ContactRoles.AccountManager];

    /// <summary>Finds it.</summary>
    /// <param name="venue">The venue; its fields may be unsound.</param>
    /// <param name="now">At which moment.</param>
    /// <returns>The remarks, without their places.</returns>
    public static IEnumerable<FileFault> Of(Venue venue, DateTimeOffset now) =>
    [
        .. OfTimeZone(venue),
        .. venue.Contacts.SelectMany((contact, i) => OfRole($"contacts[{i}].role", contact?.Role)),
        .. venue.Contacts.SelectMany((contact, i) => contact is not null && string.IsNullOrWhiteSpace(contact.Phone) ? [Remark($"contacts[{i}].phone", SR.PhoneMissing.With($"contacts[{i}].phone"))] : (FileFault[])[]),
        .. venue.Waivers.SelectMany((waiver, i) => waiver is null ? [] : OfWaiver($"waivers[{i}]", waiver, now)),
        .. OfHours(venue),
        .. venue.Folders.SelectMany((folder, i) => OfFolder($"folders[{i}]", folder)),
    ];

    // A night is not planned with it: no remark, although this computer's list of zones may be the older one.
    private static IEnumerable<FileFault> OfTimeZone(Venue venue)
    {
        if (string.IsNullOrWhiteSpace(venue.TimeZone))
        {
            return [];
        }

        try
        {
            _ = VenueTime.ZoneOf(venue);
            return [];
        }
        catch (MigrationException e)
        {
            return [new FileFault("timeZone", e.Message)];
        }
    }

    private static IEnumerable<FileFault> OfRole(string field, string? role) =>
        string.IsNullOrWhiteSpace(role) || ContactRoles.PartyOf(role!) is not null ? []
            : [Remark(field, SR.RoleUnknown.With(PrintableText.Of(role), Meant(role!, Roles)))];

    private static IEnumerable<FileFault> OfWaiver(string field, VenueWaiver waiver, DateTimeOffset now)
    {
        var checks = CheckRegister.All.Select(check => check.Id);
        if (!string.IsNullOrWhiteSpace(waiver.Check) && !checks.Contains(waiver.Check, StringComparer.OrdinalIgnoreCase))
        {
            yield return Remark(field + ".check", SR.WaiverOfNothing.With(PrintableText.Of(waiver.Check), Meant(waiver.Check, checks)));
        }

        if (!waiver.IsInForce(now))
        {
            yield return Remark(field + ".until", SR.WaiverOver.With(PrintableText.Of(waiver.Check), waiver.Until));
        }
    }

    private static IEnumerable<FileFault> OfHours(Venue venue)
    {
        var spans = venue.OpeningHours.SelectMany((hours, i) => (hours?.Days ?? []).Distinct().Select(day => (At: i, Begin: Minutes(day, hours!.Opens), Length: Length(hours)))).ToArray();
        return spans.SelectMany((span, i) => spans.Take(i).Where(other => Meet(span.Begin, span.Length, other.Begin, other.Length)).Select(other => (span.At, Other: other.At)))
            .Where(pair => pair.At != pair.Other).Distinct()
            .Select(pair => Remark($"openingHours[{pair.At}]", SR.HoursOverlap.With($"openingHours[{pair.At}]", $"openingHours[{pair.Other}]")));
    }

    private static IEnumerable<FileFault> OfFolder(string field, string? folder) =>
        string.IsNullOrWhiteSpace(folder) || IsWhole(folder!) ? [] : [Remark(field, SR.FolderNotWhole.With(PrintableText.Of(folder)))];

    /// <summary>Whether a path begins at a drive, a share or a root, by the rules of Windows on every system: the file is written wherever somebody sits.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Whether it does.</returns>
    internal static bool IsWhole(string path) => path.LastIndexOf(@"\\", StringComparison.Ordinal) == 0 || path.StartsWith("/", StringComparison.Ordinal)
        || (path.Length > 2 && char.IsLetter(path[0]) && path.LastIndexOf(':') == 1 && path[2] is '\\' or '/');

    private static int Minutes(DayOfWeek day, TimeSpan time) => ((int)day * 24 * 60) + (int)time.TotalMinutes;

    private static int Length(VenueOpeningHours hours) => (int)(hours.Closes - hours.Opens).TotalMinutes is > 0 and var minutes ? minutes : (int)(hours.Closes - hours.Opens).TotalMinutes + (24 * 60);

    private static bool Meet(int begin, int length, int other, int otherLength) =>
        (other - begin + Week) % Week < length || (begin - other + Week) % Week < otherLength;

    private static string Meant(string text, IEnumerable<string> known) => NearestName.Of(text, known) is { } nearest ? SR.DidYouMean.With(nearest) : "";

    private static FileFault Remark(string field, string text) => new(field, text) { IsRemark = true };
}
