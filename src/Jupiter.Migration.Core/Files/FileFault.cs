using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>What is wrong in a file that people wrote, and where.</summary>
/// <param name="Field">The field, such as <c>computers[1].address</c>; empty where it is the file as a whole.</param>
/// <param name="Text">What is wrong, in the user's language.</param>
public sealed record FileFault(string Field, string Text)
{
    /// <summary>The field that was probably meant by a name that there is not; empty where none is near.</summary>
    public string Meant { get; init; } = "";

    /// <summary>Whether the file is read all the same, and somebody should know.</summary>
    public bool IsRemark { get; init; }

    /// <summary>Its line, from 1; null where it has none.</summary>
    public int? Line { get; init; }

    /// <summary>Its character in that line, from 1; null where it has none.</summary>
    public int? Column { get; init; }

    /// <summary>Where it is, in the user's language; empty where that is not known.</summary>
    public string Place => Line is null ? "" : SR.PlaceInFile.With(Line, Column);

    /// <inheritdoc/>
    public override string ToString() => Line is null ? Text : $"{Place}: {Text}";
}
