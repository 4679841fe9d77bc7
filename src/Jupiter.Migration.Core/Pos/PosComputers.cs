using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Pos;

/// <summary>Puts the computers of a venue in the order of the memo: the main POS terminal first (clause R5).</summary>
internal static class PosComputers
{
    private const int LongestName = 253;

    /// <summary>The computers in the order in which they are checked.</summary>
    /// <param name="request">The computers and the main POS terminal.</param>
    /// <returns>The computers, the main POS terminal first and marked.</returns>
    /// <exception cref="MigrationException">
    /// PosComputersMissing, PosComputerInvalid, HostInvalid, PosComputerDuplicate, MainPosNotFound, MainPosAmbiguous,
    /// PosComputerNotFound.
    /// </exception>
    public static IReadOnlyList<PosComputer> InOrder(PosCheckRequest request)
    {
        if (request.Computers.Count == 0)
        {
            throw MigrationException.Because(nameof(SR.PosComputersMissing), null);
        }

        var computers = request.Computers.Select(computer => Known(computer, request.Venue)).ToArray();
        foreach (var name in computers.GroupBy(computer => computer.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            throw MigrationException.Because(nameof(SR.PosComputerDuplicate), name.Key, PrintableText.Of(name.Key));
        }

        var main = FindMain(computers, request);
        var first = request.From is null ? main
            : computers.FirstOrDefault(computer => IsNamed(computer, request.From))
            ?? throw MigrationException.Because(nameof(SR.PosComputerNotFound), request.From, PrintableText.Of(request.From));
        return computers.OrderBy(computer => computer == main ? 0 : 1).SkipWhile(computer => computer != first)
            .Select(computer => Checked(computer, computer == main, request.Port)).ToArray();
    }

    // A computer that is only named is the one that the venue knows under that name.
    private static VenueComputer Known(VenueComputer computer, Venue? venue) =>
        computer.Address is not null || computer.Port is not null
            ? computer
            : venue?.Computers.FirstOrDefault(known => IsNamed(known, computer.Name)) ?? computer;

    private static VenueComputer FindMain(VenueComputer[] computers, PosCheckRequest request)
    {
        if (request.MainPos is not null)
        {
            return computers.FirstOrDefault(computer => IsNamed(computer, request.MainPos)) ?? throw NotFound(request.MainPos);
        }

        var marked = computers.Where(computer => computer.IsMainPos).ToArray();
        var ofVenue = request.Venue?.Computers.FirstOrDefault(computer => computer.IsMainPos);
        return marked.Length switch
        {
            1 => marked[0],
            0 => computers.FirstOrDefault(computer => ofVenue is not null && IsNamed(computer, ofVenue.Name)) ?? throw NotFound(ofVenue?.Name),
            _ => throw MigrationException.Because(
                nameof(SR.MainPosAmbiguous), marked,
                string.Join(", ", marked.Select(computer => PrintableText.Of(computer.Name)))),
        };
    }

    private static PosComputer Checked(VenueComputer computer, bool isMain, int defaultPort)
    {
        var port = computer.Port ?? defaultPort;
        var sound = !string.IsNullOrWhiteSpace(computer.Name) && computer.Name.Length <= LongestName
            && !computer.Name.Any(char.IsControl) && port is > 0 and <= 65535;
        return sound
            ? new PosComputer(computer.Name, NetworkHost.Parse(computer.Address ?? computer.Name), port, isMain) { Described = computer }
            : throw MigrationException.Because(nameof(SR.PosComputerInvalid), computer, PrintableText.Of(computer.Name), port);
    }

    private static bool IsNamed(VenueComputer computer, string name) => string.Equals(computer.Name, name, StringComparison.OrdinalIgnoreCase);

    private static MigrationException NotFound(string? name) => MigrationException.Because(
        nameof(SR.MainPosNotFound), name, name is null ? SR.MainPosUnnamed : PrintableText.Of(name));
}
