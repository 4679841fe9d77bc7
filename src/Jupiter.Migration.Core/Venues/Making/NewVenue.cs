using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Calendars;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues.Inspection;

namespace Jupiter.Migration.Venues.Making;

/// <summary>Describes a venue by the answers of a person, to whom what was read is offered (clause O1). No answer is JSON or SQL.</summary>
public static class NewVenue
{
    private const int LongestText = 128;
    private const int MostSessions = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Which database it is.</summary>
    /// <param name="interview">Has the question answered.</param>
    /// <param name="all">The databases that there are.</param>
    /// <param name="usual">The one that it probably is.</param>
    /// <returns>Its name, as the server has it.</returns>
    /// <exception cref="MigrationException">VenueAnswerMissing.</exception>
    public static string Database(VenueInterview interview, IReadOnlyList<string> all, Finding usual) => interview.Answer(
        Of("Database", SR.AskDatabase.With(string.Join(", ", all.Select(PrintableText.Of))), usual),
        SR.FormDatabase,
        text => all.FirstOrDefault(name => name == text) ?? all.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)))!;

    /// <summary>The venue.</summary>
    /// <param name="interview">Has the questions answered.</param>
    /// <param name="database">Its database.</param>
    /// <param name="found">What was read.</param>
    /// <param name="zone">The time zone that it is probably in.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="MigrationException">VenueAnswerMissing, VenueAnswerWrong.</exception>
    public static Venue Describe(VenueInterview interview, string database, VenueFindings found, Finding zone)
    {
        var name = interview.Answer(Of("Name", SR.AskName, found.Name), SR.FormAnswer, Text)!;
        var taxNumber = interview.Answer(Of("TaxNumber", SR.AskTaxNumber, found.TaxNumber) with { IsOptional = true }, SR.FormTaxNumber, text => TaxNumber.IsSound(text) ? text : null);
        var server = interview.Answer(Of("ServerName", SR.AskServerName, found.ServerName), SR.FormHost, text => NetworkHost.Find(text) is null ? null : text)!;
        var computers = interview.Answer(Of("Computer", SR.AskComputers, found.Computers), SR.FormComputers, ComputerListText.Parse)!;
        var main = MainPos(interview, computers, found.MainPos);
        return new Venue
        {
            Name = name,
            TaxNumber = taxNumber,
            ServerName = server,
            Database = database,
            Computers = [.. computers.Select(computer => computer with { IsMainPos = computer.Name == main })],
            RemoteDesktopSessions = int.Parse(
                interview.Answer(Of("RemoteDesktopSessions", SR.AskRemoteDesktop, found.RemoteDesktopSessions), SR.FormSessions.With(MostSessions), Sessions)!, CultureInfo.InvariantCulture),
            TimeZone = interview.Answer(Of("TimeZone", SR.AskTimeZone, zone), SR.FormTimeZone, text => TimeZoneNames.Find(text) is null ? null : text)!,
            OpeningHours = interview.Answer(new VenueQuestion("OpeningHours", SR.AskOpeningHours), SR.FormOpeningHours, OpeningHoursText.Parse)!,
            Contacts = [.. Contacts(interview)],
            Folders = interview.Answer(Of("Folder", SR.AskFolders, found.Folders) with { IsOptional = true }, SR.FormFolders, Folders) ?? [],
        };
    }

    /// <summary>The computers that no name service here knows: whether they are on could not be asked by their names.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Unknown(Venue venue, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        var asked = venue.Computers.Where(computer => computer.Address is null)
            .Select(computer => (computer.Name, Answer: HostResolver.ResolveAsync(NetworkHost.Parse(computer.Name), deadline.Token))).ToArray();
        Task.WhenAll(asked.Select(one => one.Answer)).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        return [.. asked.Where(one => one.Answer.GetAwaiter().GetResult().Addresses.Count == 0).Select(one => one.Name)];
    }

    private static string MainPos(VenueInterview interview, IReadOnlyList<VenueComputer> computers, Finding found)
    {
        var names = computers.Select((computer, i) => $"{i + 1} - {computer.Name}").ToArray();
        return interview.Answer(
            Of("MainPos", SR.AskMainPos.With(string.Join(", ", names)), computers.Count == 1 ? new Finding(computers[0].Name, SR.FoundOnlyOne) : found),
            SR.FormMainPos,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= computers.Count ? computers[number - 1].Name
                : computers.FirstOrDefault(computer => string.Equals(computer.Name, text, StringComparison.OrdinalIgnoreCase))?.Name)!;
    }

    private static IEnumerable<VenueContact> Contacts(VenueInterview interview)
    {
        yield return interview.Answer(new VenueQuestion("Manager", SR.AskManager), SR.FormContact, text => ContactText.Parse(text, ContactRoles.Manager))!;
        if (interview.Answer(new VenueQuestion("ItContact", SR.AskIt) { IsOptional = true }, SR.FormContact, text => ContactText.Parse(text, ContactRoles.It)) is { } it)
        {
            yield return it;
        }

        yield return interview.Answer(new VenueQuestion("Specialist", SR.AskSpecialist), SR.FormContact, text => ContactText.Parse(text, ContactRoles.Specialist))!;
        yield return interview.Answer(
            new VenueQuestion("AccountManager", SR.AskAccountManager), SR.FormContact, text => ContactText.Parse(text, ContactRoles.AccountManager, Venue.DefaultManagerPhone))!;
    }

    private static VenueQuestion Of(string parameter, string text, Finding found) => new(parameter, text) { Offered = found.Text, Source = found.Source };

    private static string? Text(string text) => text.Length is > 0 and <= LongestText ? text : null;

    private static string? Sessions(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostSessions ? text : null;

    private static IReadOnlyList<string>? Folders(string text)
    {
        var folders = text.Split(';').Select(folder => folder.Trim()).Where(folder => folder.Length > 0).ToArray();
        return folders.Length > 0 && folders.All(VenueRemarks.IsWhole) ? folders : null;
    }
}
