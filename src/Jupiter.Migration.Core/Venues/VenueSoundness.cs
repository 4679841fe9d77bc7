using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Companions;

namespace Jupiter.Migration.Venues;

/// <summary>What a venue's file has to hold beyond the types of its fields: schemas/venue.schema.json in code.</summary>
public static class VenueSoundness
{
    private const int MostSessions = 1000;

    /// <summary>Whether every field holds what it may.</summary>
    /// <param name="venue">The venue as it was bound.</param>
    /// <returns>Whether it is sound. A time zone is not looked up: another computer may know it.</returns>
    public static bool Holds(Venue venue) => !Faults(venue).Any();

    /// <summary>The fields that hold what they may not.</summary>
    /// <param name="venue">The venue as it was bound.</param>
    /// <returns>The faults, without their places.</returns>
    public static IEnumerable<FileFault> Faults(Venue venue) =>
    [
        .. Texts("", ("name", venue.Name), ("serverName", venue.ServerName), ("database", venue.Database), ("managerPhone", venue.ManagerPhone)),
        .. Single("timeZone", venue.TimeZone, OfText),
        .. VenueDatabase.Refused(venue).Select(other => new FileFault($"otherDatabases[{other.Index}]", SR.OtherDatabaseRefused.With(PrintableText.Of(other.Name)))),
        .. Each("identityQueries", venue.IdentityQueries, OfQuery),
        .. Each("preconditionQueries", venue.PreconditionQueries, OfQuery),
        .. Single("businessDayQuery", venue.BusinessDayQuery, OfQuery),
        .. Each("folders", venue.Folders, OfText),
        .. Each("programs", venue.Programs, OfText),
        .. Each("services", venue.Services, OfText),
        .. Each("scheduledTasks", venue.ScheduledTasks, OfText),
        .. Each("companions", venue.Companions, CompanionRule.Faults),
        .. Each("contacts", venue.Contacts, (at, contact) => [.. Texts(at, ("name", contact.Name)), .. Missing(at + ".role", contact.Role)]),
        .. Each("computers", venue.Computers, OfComputer),
        .. venue.Computers.Select((computer, i) => (computer, i)).Where(one => one.computer?.IsMainPos == true).Skip(1)
            .Select(one => new FileFault($"computers[{one.i}].isMainPos", SR.MainPosSecond.With(PrintableText.Of(one.computer.Name)))),
        .. Unless(venue.RemoteDesktopSessions is >= 0 and <= MostSessions, "remoteDesktopSessions", SR.FieldOutOfRange.With("remoteDesktopSessions", 0, MostSessions)),
        .. Each("openingHours", venue.OpeningHours, (at, hours) =>
            hours.Days is not { Count: > 0 } ? [Empty(at + ".days")] : Unless(hours.Days.Distinct().Count() == hours.Days.Count, at + ".days", SR.WeekdayTwice.With(at + ".days"))),
        .. Each("waivers", venue.Waivers, (at, waiver) => Texts(at, ("check", waiver.Check), ("reason", waiver.Reason), ("by", waiver.By))),
        .. Each("approvers", venue.Approvers, (at, approver) =>
            [.. Texts(at, ("name", approver.Name)), .. Unless(approver.HasThumbprint, at + ".thumbprint", SR.ThumbprintWrong.With(at + ".thumbprint"))]),
        .. Each("accountingQueries", venue.AccountingQueries, OfAccounting),
        .. Single("programName", venue.ProgramName, OfText),
        .. OfPort("serverPort", venue.ServerPort),
        .. Single("networkSwitch", venue.NetworkSwitch, (at, device) => [.. Texts(at, ("address", device.Address), ("community", device.Community?.Value)), .. OfPort(at + ".port", device.Port)]),
        .. Single("hypervisor", venue.Hypervisor, (at, host) => Texts(at, ("address", host.Address))),
        .. Single("disarm", venue.Disarm, (at, disarm) => [.. Texts(at, ("server", disarm.Server), ("consentBy", disarm.ConsentBy)), .. Each(at + ".services", disarm.Services, OfText)]),
    ];

    internal static IEnumerable<FileFault> Each<T>(string list, IReadOnlyList<T> items, Func<string, T, IEnumerable<FileFault>> faults)
        where T : class => items.SelectMany((item, i) => item is null ? [Empty($"{list}[{i}]")] : faults($"{list}[{i}]", item));

    internal static IEnumerable<FileFault> Single<T>(string field, T? value, Func<string, T, IEnumerable<FileFault>> faults)
        where T : class => value is null ? [] : faults(field, value);

    internal static IEnumerable<FileFault> Texts(string at, params (string Name, string? Text)[] fields) => fields
        .Where(field => string.IsNullOrWhiteSpace(field.Text)).Select(field => Empty(at.Length == 0 ? field.Name : $"{at}.{field.Name}"));

    internal static IEnumerable<FileFault> OfText(string at, string text) => string.IsNullOrWhiteSpace(text) ? [Empty(at)] : [];

    internal static IEnumerable<FileFault> OfQuery(string at, VenueQuery query) =>
        [.. Texts(at, ("title", query.Title), ("query", query.Query)), .. Missing(at + ".expected", query.Expected)];

    internal static IEnumerable<FileFault> OfAccounting(string at, VenueAccountingQuery query) =>
        Texts(at, ("title", query.Title), ("markQuery", query.MarkQuery), ("listQuery", query.ListQuery));

    private static IEnumerable<FileFault> OfComputer(string at, VenueComputer computer) =>
    [
        .. Texts(at, ("name", computer.Name)),
        .. OfPort(at + ".port", computer.Port),
        .. Unless(computer.ServerAddress is null || IPAddress.TryParse(computer.ServerAddress, out _), at + ".serverAddress", SR.FieldFormWrong.With(at + ".serverAddress", SR.FormAddress)),
    ];

    internal static IEnumerable<FileFault> OfPort(string field, int? port) =>
        Unless(port is null or (>= 1 and <= 65535), field, SR.FieldOutOfRange.With(field, 1, 65535));

    private static IEnumerable<FileFault> Missing(string field, string? text) => Unless(text is not null, field, SR.FieldEmpty.With(field));

    private static IEnumerable<FileFault> Unless(bool isSound, string field, string text) => isSound ? [] : [new FileFault(field, text)];

    private static FileFault Empty(string field) => new(field, SR.FieldEmpty.With(field));
}
