using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Venues.Profiles;

namespace Jupiter.Migration.Venues.Inspection;

/// <summary>All that is wrong in a venue's file at once, without any server: for whoever writes it, days before the night (clause O1).</summary>
public static class VenueInspection
{
    private static readonly CheckDefinition OfFile = CheckRegister.Find("Venue.File");

    /// <summary>Looks through a venue's file and the profile of the product that it names, or through a profile alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">At which moment: a waiver ends.</param>
    /// <returns>A result a fault with its place, Warning where the file is read all the same; one Pass where there is none.</returns>
    /// <exception cref="MigrationException">FileHeld, VenueNotFound, VenueUnreadable, VenueTooLarge, VenueNewer; the same of ProductProfile.</exception>
    public static IReadOnlyList<CheckResult> Run(string path, DateTimeOffset now)
    {
        if (ProductProfileFile.IsProfileFile(path))
        {
            return Results(path, ProductProfileFile.Examine(path));
        }

        string? profile = null;
        var faults = VenueFile.Examine(path, venue =>
        {
            profile = ProductProfileFile.PathFor(path, venue);
            return VenueRemarks.Of(venue, now);
        });
        return [.. Results(path, faults), .. profile is null ? [] : Results(profile, ProductProfileFile.Examine(profile))];
    }

    private static IReadOnlyList<CheckResult> Results(string path, IReadOnlyList<FileFault> faults)
    {
        var name = PrintableText.Of(Path.GetFileName(path));
        return faults.Count == 0
            ? [OfFile.Verdict(true, name, SR.VenueFileSound, SR.VenueFileSound)]
            : [.. faults.Select(fault => OfFile.Result(
                fault.IsRemark ? CheckStatus.Warning : CheckStatus.Fail,
                fault.Line is null ? name : $"{name}, {fault.Place}",
                SR.VenueFileSound,
                fault.Text,
                VenueFields.Named(fault.Field)))];
    }
}
