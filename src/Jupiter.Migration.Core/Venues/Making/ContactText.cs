using System.Text.RegularExpressions;

namespace Jupiter.Migration.Venues.Making;

/// <summary>A person as people write one: <c>Алёна Щукина, +7 900 000-00-00</c>.</summary>
internal static class ContactText
{
    private const int Longest = 100;

    private static readonly Regex Person = new(@"^(?<name>[^,;+0-9]*\p{L}[^,;+0-9]*?)\s*[,;]?\s*(?<phone>\+?[0-9(][-0-9() ]{4,30})?$", RegexOptions.CultureInvariant);

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="role">What the person is.</param>
    /// <param name="phone">The phone where the text has none.</param>
    /// <returns>The contact; null where the text names nobody.</returns>
    public static VenueContact? Parse(string text, string role, string phone = "") => text.Length <= Longest && Person.Match(text.Trim()) is { Success: true } person
        ? new VenueContact { Name = person.Groups["name"].Value.Trim(), Role = role, Phone = person.Groups["phone"] is { Success: true } given ? given.Value.Trim() : phone }
        : null;
}
