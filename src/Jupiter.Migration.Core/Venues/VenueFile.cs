using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Venues;

/// <summary>Reads and writes <c>venue.json</c>.</summary>
public static class VenueFile
{
    private static readonly JsonTypeInfo<Venue> Type = new VenueJson(ReadableJson.Options()).Venue;
    private static readonly JsonFile<Venue> Format = new("Venue", Venue.CurrentSchema, 1L << 20, Type) { IsWrittenByHand = true };

    /// <summary>Reads a venue.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The venue.</returns>
    /// <exception cref="MigrationException">VenueNotFound, VenueUnreadable, VenueTooLarge, VenueNewer; VenueBroken with all that is wrong.</exception>
    public static Venue Read(string path) => Format.Parse(path, Format.ReadBytes(path), VenueRules.Faults);

    /// <summary>All that is wrong in a venue's file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="remarks">What else is to be said of the venue, without places.</param>
    /// <returns>The faults and remarks with their places, in the order of the file.</returns>
    /// <exception cref="MigrationException">FileHeld, VenueNotFound, VenueUnreadable, VenueTooLarge, VenueNewer.</exception>
    public static IReadOnlyList<FileFault> Examine(string path, Func<Venue, IEnumerable<FileFault>> remarks) =>
        Format.Examine(path, venue => VenueRules.Faults(venue).Concat(remarks(venue)));

    /// <summary>Writes the file of a new venue whole, once nothing is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="venue">The venue.</param>
    /// <param name="schema">Where its schema is, for editors.</param>
    /// <param name="replaces">Whether a file that is there is replaced.</param>
    /// <exception cref="MigrationException">VenueBroken with all that is wrong; OutputFileExists.</exception>
    public static void Create(string path, Venue venue, string schema, bool replaces)
    {
        var file = new JsonObject { ["$schema"] = schema };
        foreach (var field in JsonSerializer.SerializeToNode(venue, Type)!.AsObject().Where(field => field.Value is not (null or JsonArray { Count: 0 })))
        {
            file.Add(field.Key, field.Value!.DeepClone());
        }

        var bytes = Encoding.UTF8.GetBytes(file.ToJsonString(Type.Options) + "\n");
        Format.Parse(path, bytes, VenueRules.Faults);
        if (!replaces)
        {
            OutputFile.RequireNone(path);
        }

        DurableFile.Write(path, bytes);
    }

    /// <summary>Writes a venue whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="venue">The venue.</param>
    public static void Write(string path, Venue venue) =>
        DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(venue, Type));
}
