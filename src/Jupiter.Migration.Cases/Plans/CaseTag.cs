using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Presence.Tags;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>The tag of a server of a case (clauses R3a, R9). Each one that is printed has a code of its own, and any of them counts.</summary>
public static class CaseTag
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Makes a tag.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ofNewServer">Whether it is the new server's, for the way back.</param>
    /// <returns>The tag.</returns>
    /// <exception cref="MigrationException">CaseHasOneServer: an operating system is reinstalled, there is no other machine.</exception>
    public static AbsenceTag Draw(CasePlan plan, bool ofNewServer)
    {
        if (plan.Kind != MigrationKind.ServerReplacement)
        {
            throw MigrationException.Because(nameof(SR.CaseHasOneServer), plan.Id, plan.Id);
        }

        var server = ofNewServer ? plan.NewServer! : plan.OldServer;
        var week = TimeZoneInfo.ConvertTime(plan.StartAt + Week, VenueTime.ZoneOf(plan.Venue));
        return new AbsenceTag
        {
            Server = server,
            Venue = plan.Venue.Name,
            Case = plan.Id,
            Until = ofNewServer ? SR.TagUntilTold : SR.TagUntilAccepted.With(week.ToString(SR.TagDateFormat, CultureInfo.InvariantCulture)),
            Callers = Callers(plan),
            Code = AbsenceCode.Draw(CodeOf(plan, ofNewServer), plan.Id),
        };
    }

    /// <summary>Who is called before a server is switched on.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Names, with phones where they are known.</returns>
    internal static IReadOnlyList<string> Callers(CasePlan plan) =>
    [
        SR.TagManager.With(plan.Venue.ManagerPhone),
        .. plan.Venue.Contacts.Any(contact => contact.Phone.Length > 0 && CasePerson.SameName(contact.Name, plan.Specialist)) ? Array.Empty<string>() : [plan.Specialist],
        .. OtherContacts(plan.Venue).Where(contact => contact.Phone.Length > 0).Select(contact => $"{contact.Name}, {contact.Phone}"),
    ];

    /// <summary>The contacts of a venue without who answers at the manager's phone, which stands above them.</summary>
    /// <param name="venue">The venue.</param>
    /// <returns>They, in the order of its file.</returns>
    internal static IEnumerable<VenueContact> OtherContacts(Venue venue) =>
        venue.Contacts.Where(contact => contact.Phone.Length == 0 || Dialled(contact.Phone) != Dialled(venue.ManagerPhone));

    // A Russian number is written with 8 or with +7 before it, and dialled the same.
    private static string Dialled(string phone) => string.Concat(phone.Where(char.IsDigit)) is { Length: 11 } digits && digits[0] == '8' ? "7" + digits.Substring(1) : string.Concat(phone.Where(char.IsDigit));

    /// <summary>Whether a code stands on a tag of a server of a case.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ofNewServer">Whether it is the new server's.</param>
    /// <param name="code">What was read aloud.</param>
    /// <returns>Whether it can.</returns>
    public static bool HasCode(CasePlan plan, bool ofNewServer, string code) => AbsenceCode.Fits(code, CodeOf(plan, ofNewServer), plan.Id);

    // Where both have one address, and so one name in the plan, the tag of one is yet no tag of the other.
    private static string CodeOf(CasePlan plan, bool ofNewServer) =>
        !ofNewServer ? plan.OldServer : plan.NewServerTakesAddress ? "new " + plan.NewServer : plan.NewServer!;
}
