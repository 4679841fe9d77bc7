using System;
using System.IO;
using System.Management.Automation;
using Jupiter.Migration.Loading;
using Jupiter.Migration.Venues;
using Jupiter.Migration.Venues.Profiles;

namespace Jupiter.Migration.Binding;

/// <summary>Where a venue comes from: the path of its <c>venue.json</c>, or a venue.</summary>
public sealed class VenueSource
{
    private readonly object _value;

    /// <summary>Takes what was bound. It is read by the cmdlet and not while it is bound, so that its errors keep their ErrorIds.</summary>
    /// <param name="value">The value.</param>
    internal VenueSource(object value) => _value = value;

    /// <inheritdoc/>
    public override string ToString() => _value.ToString() ?? "";

    /// <summary>Reads the venue, with what the product's profile adds to its file.</summary>
    /// <param name="fullPath">Makes a path that was typed a full one.</param>
    /// <returns>The venue.</returns>
    internal Venue Read(Func<string, string> fullPath) => (_value is PSObject wrapped ? wrapped.BaseObject : _value) switch
    {
        Venue venue => venue,
        FileInfo file => ProductProfileFile.ReadVenue(file.FullName, ModuleFolder.Profile),
        _ => ProductProfileFile.ReadVenue(fullPath(ToString()), ModuleFolder.Profile),
    };
}
