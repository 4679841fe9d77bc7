using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Jupiter.Migration.Venues;

/// <summary>What a venue's file has to hold beyond the types of its fields: schemas/venue.schema.json in code.</summary>
public static class VenueSoundness
{
    /// <summary>Whether every field holds what it may.</summary>
    /// <param name="venue">The venue as it was bound.</param>
    /// <returns>Whether it is sound. A time zone is not looked up: another computer may know it.</returns>
    public static bool Holds(Venue venue) =>
        IsText(venue.Name) && IsText(venue.ServerName) && IsText(venue.Database) && VenueDatabase.FirstRefused(venue) is null
        && venue.IdentityQueries.All(IsSound) && venue.PreconditionQueries.All(IsSound)
        && (venue.BusinessDayQuery is null || IsSound(venue.BusinessDayQuery))
        && AreTexts(venue.Folders) && AreTexts(venue.Programs) && AreTexts(venue.Services) && AreTexts(venue.ScheduledTasks)
        && venue.Contacts.All(IsSound) && IsText(venue.ManagerPhone)
        && venue.Computers.All(IsSound) && venue.Computers.Count(computer => computer.IsMainPos) <= 1
        && venue.RemoteDesktopSessions is >= 0 and <= 1000
        && (venue.TimeZone is null || IsText(venue.TimeZone))
        && venue.OpeningHours.All(IsSound) && venue.Waivers.All(IsSound) && venue.Approvers.All(IsSound)
        && venue.AccountingQueries.All(IsSound)
        && (venue.NetworkSwitch is null || IsSound(venue.NetworkSwitch)) && (venue.Hypervisor is null || IsText(venue.Hypervisor.Address))
        && (venue.Disarm is null || (IsText(venue.Disarm.Server) && IsText(venue.Disarm.ConsentBy) && AreTexts(venue.Disarm.Services)));

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool AreTexts(IReadOnlyList<string> texts) => texts.All(IsText);

    private static bool IsSound(VenueComputer? computer) => IsText(computer?.Name) && (computer!.Port is null or (>= 1 and <= 65535))
        && (computer.ServerAddress is null || IPAddress.TryParse(computer.ServerAddress, out _));

    private static bool IsSound(VenueNetworkSwitch device) => IsText(device.Address) && IsText(device.Community?.Value) && (device.Port is null or (>= 1 and <= 65535));

    private static bool IsSound(VenueContact? contact) => IsText(contact?.Name) && contact is { Role: not null, Phone: not null };

    private static bool IsSound(VenueQuery? query) => IsText(query?.Title) && IsText(query?.Query) && query?.Expected is not null;

    private static bool IsSound(VenueOpeningHours? hours) => hours is { Days.Count: > 0 } && hours.Days.Distinct().Count() == hours.Days.Count;

    private static bool IsSound(VenueWaiver? waiver) => IsText(waiver?.Check) && IsText(waiver?.Reason) && IsText(waiver?.By);

    private static bool IsSound(VenueApprover? approver) => IsText(approver?.Name) && approver!.HasThumbprint;

    private static bool IsSound(VenueAccountingQuery? query) => IsText(query?.Title) && IsText(query?.MarkQuery) && IsText(query?.ListQuery);
}
