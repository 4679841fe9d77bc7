namespace Jupiter.Migration.Venues.Making;

/// <summary>Something that was read about a venue.</summary>
/// <param name="Text">It.</param>
/// <param name="Source">Where it was read, in the user's language.</param>
public sealed record Finding(string Text, string Source)
{
    /// <summary>Nothing.</summary>
    public static Finding None { get; } = new("", "");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
