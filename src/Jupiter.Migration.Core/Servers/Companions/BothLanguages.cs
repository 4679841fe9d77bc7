using System.Globalization;

namespace Jupiter.Migration.Servers.Companions;

/// <summary>A text of a table that a venue may extend, and so none of the module's own: in both languages.</summary>
public sealed class BothLanguages
{
    /// <summary>In English.</summary>
    public required string En { get; init; }

    /// <summary>In Russian.</summary>
    public required string Ru { get; init; }

    /// <inheritdoc/>
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" ? Ru : En;
}
