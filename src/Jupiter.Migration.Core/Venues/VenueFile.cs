using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>Reads and writes <c>venue.json</c>.</summary>
public static class VenueFile
{
    private static readonly JsonTypeInfo<Venue> Type = new VenueJson(ReadableJson.Options()).Venue;
    private static readonly JsonFile<Venue> Format = new("Venue", Venue.CurrentSchema, 1L << 20, Type) { IsWrittenByHand = true };

    /// <summary>Reads a venue.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="MigrationException">VenueNotFound, VenueUnreadable, VenueTooLarge, VenueNewer, VenueBroken.</exception>
    public static Venue Read(string path)
    {
        var venue = Format.Read(path);
        if (VenueDatabase.FirstRefused(venue) is { } refused)
        {
            throw Format.Broken(path, new InvalidDataException(SR.OtherDatabaseRefused.With(PrintableText.Of(refused))));
        }

        return VenueSoundness.Holds(venue) ? venue : throw Format.Broken(path, null);
    }

    /// <summary>Writes a venue whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="venue">The venue.</param>
    public static void Write(string path, Venue venue) =>
        DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(venue, Type));
}
