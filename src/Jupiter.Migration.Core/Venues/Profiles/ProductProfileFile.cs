using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Venues.Profiles;

/// <summary>Reads and writes profiles of the product, and finds the one of a venue.</summary>
public static class ProductProfileFile
{
    private static readonly JsonFile<ProductProfile> Format =
        new("ProductProfile", ProductProfile.CurrentSchema, 1L << 20, new ProfileJson(ReadableJson.Options()).ProductProfile) { IsWrittenByHand = true };

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="MigrationException">
    /// FileHeld, ProductProfileNotFound, ProductProfileUnreadable, ProductProfileTooLarge, ProductProfileNewer; ProductProfileBroken with all that is wrong.
    /// </exception>
    public static ProductProfile Read(string path) => Format.Parse(path, Format.ReadBytes(path), ProfileRules.Faults);

    /// <summary>Reads a venue's file, with what the product adds to it.</summary>
    /// <param name="path">The venue's file.</param>
    /// <param name="shipped">The profile for a venue that names none.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="MigrationException">What <see cref="VenueFile.Read"/> and <see cref="Read"/> say.</exception>
    public static Venue ReadVenue(string path, string shipped)
    {
        var venue = VenueFile.Read(path);
        return Read(PathFor(path, venue) ?? shipped).ApplyTo(venue);
    }

    /// <summary>All that is wrong in a profile's file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The faults with their places, in the order of the file.</returns>
    /// <exception cref="MigrationException">FileHeld, ProductProfileNotFound, ProductProfileUnreadable, ProductProfileTooLarge, ProductProfileNewer.</exception>
    public static IReadOnlyList<FileFault> Examine(string path) => Format.Examine(path, ProfileRules.Faults);

    /// <summary>Writes a profile whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="profile">The profile.</param>
    public static void Write(string path, ProductProfile profile) => DurableFile.Write(path, Format.Bytes(profile));

    /// <summary>Refuses to put a profile where another is.</summary>
    /// <param name="from">The profile.</param>
    /// <param name="to">Where it is to be.</param>
    /// <param name="replaces">Whether another may be replaced.</param>
    /// <exception cref="MigrationException">OutputFileExists.</exception>
    public static void RequireRoom(string from, string to, bool replaces)
    {
        if (!replaces && !(File.Exists(to) && Format.ReadBytes(from).SequenceEqual(Format.ReadBytes(to))))
        {
            OutputFile.RequireNone(to);
        }
    }

    /// <summary>Puts a profile, byte by byte, beside the file of a venue.</summary>
    /// <param name="from">The profile.</param>
    /// <param name="to">Where it is to be; what is there is replaced.</param>
    public static void Copy(string from, string to) => DurableFile.Write(to, Format.ReadBytes(from));

    /// <summary>
    /// The file of the profile that a venue names: beside the venue's own and nowhere else, since a path in a file of somebody else could lead to a
    /// server that Windows would show this account's credentials to.
    /// </summary>
    /// <param name="path">The venue's file.</param>
    /// <param name="venue">The venue; its fields may be unsound.</param>
    /// <returns>Its path; null where it names none.</returns>
    internal static string? PathFor(string path, Venue venue) =>
        VenueRules.IsProfileName(venue.Profile) ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, venue.Profile!) : null;

    /// <summary>Whether a file says of itself that it is a profile.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether it does; not where it can't be read.</returns>
    internal static bool IsProfileFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(WrittenText.Utf8(Format.ReadBytes(path)));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out var schema)
                && schema.ValueKind == JsonValueKind.String && schema.GetString()!.StartsWith("jupiter.product-profile/", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or MigrationException)
        {
            return false;
        }
    }
}
