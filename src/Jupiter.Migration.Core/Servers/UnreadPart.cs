namespace Jupiter.Migration.Servers;

/// <summary>A part of an inventory that could not be read: whoever needs it does not know, and says why.</summary>
public sealed class UnreadPart
{
    /// <summary>The part, as its field is called in the file.</summary>
    public required string Part { get; init; }

    /// <summary>Why, for people.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Part}: {Reason}";
}
