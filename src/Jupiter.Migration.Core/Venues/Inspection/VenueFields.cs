using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues.Inspection;

/// <summary>The fields of a venue's file as people call them: <c>computers[1].address</c> is the address of the second computer.</summary>
internal static class VenueFields
{
    private static readonly Regex Part = new(@"(?<name>[^.\[\]]+)(?:\[(?<index>\d+)\])?", RegexOptions.CultureInvariant);

    /// <summary>The name of a field for people.</summary>
    /// <param name="field">The field, as the file has it.</param>
    /// <returns>Its name, from what it belongs to down to itself; empty where there is none.</returns>
    public static string Named(string field)
    {
        var parts = Part.Matches(field).Cast<Match>().Select(part => (Name: Of(part.Groups["name"].Value), Index: part.Groups["index"])).ToArray();
        return parts.Any(part => part.Name is null) ? "" : string.Join(", ", parts.Select(part =>
            part.Index.Success ? $"{part.Name} {int.Parse(part.Index.Value, CultureInfo.InvariantCulture) + 1}" : part.Name));
    }

    private static string? Of(string name) => SR.ResourceManager.GetString("VenueField_" + name, CultureInfo.CurrentUICulture);
}
