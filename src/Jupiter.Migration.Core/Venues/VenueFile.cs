using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Venues;

/// <summary>Reads and writes <c>venue.json</c>.</summary>
internal static class VenueFile
{
    private static readonly JsonTypeInfo<Venue> Type = new VenueJson(ReadableJson.Options()).Venue;
    private static readonly JsonFile<Venue> Format = new("Venue", Venue.CurrentSchema, 1L << 20, Type);

    /// <summary>Reads a venue.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="MigrationException">VenueNotFound, VenueUnreadable, VenueTooLarge, VenueNewer, VenueBroken.</exception>
    public static Venue Read(string path)
    {
        var venue = Format.Read(path);
        var sound = IsNamed(venue.Name) && IsNamed(venue.ServerName) && IsNamed(venue.Database)
            && AreSound(venue.IdentityQueries) && AreSound(venue.PreconditionQueries)
            && (venue.BusinessDayQuery is null || IsSound(venue.BusinessDayQuery))
            && venue.Folders is not null && venue.Folders.All(IsNamed)
            && venue.Contacts is not null && venue.Contacts.All(contact => IsNamed(contact?.Name) && contact is { Role: not null, Phone: not null })
            && venue.Computers is not null && venue.Computers.All(IsSound)
            && venue.Computers.Count(computer => computer.IsMainPos) <= 1;
        return sound ? venue : throw Format.Broken(path, null);
    }

    /// <summary>Writes a venue whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="venue">The venue.</param>
    public static void Write(string path, Venue venue) =>
        DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(venue, Type));

    private static bool IsNamed(string? name) => !string.IsNullOrWhiteSpace(name);

    private static bool AreSound(IReadOnlyList<VenueQuery>? queries) => queries is not null && queries.All(IsSound);

    private static bool IsSound(VenueComputer? computer) => IsNamed(computer?.Name) && computer?.Port is null or (>= 1 and <= 65535);

    private static bool IsSound(VenueQuery? query) => IsNamed(query?.Title) && IsNamed(query?.Query) && query?.Expected is not null;
}
