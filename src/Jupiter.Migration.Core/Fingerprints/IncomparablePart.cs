namespace Jupiter.Migration.Fingerprints;

/// <summary>A part of a table that a fingerprint does not cover.</summary>
public sealed class IncomparablePart
{
    /// <summary>Name of the column, or <c>*</c> for the whole table.</summary>
    public required string Column { get; init; }

    /// <summary>Why it can't be compared, in the user's language.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the same content is compared through other tables, so that nothing is left unproved.</summary>
    public bool IsCoveredElsewhere { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Column}: {Reason}";
}
