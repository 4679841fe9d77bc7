namespace Jupiter.Migration.Cases.Journal;

/// <summary>A file of evidence that a line of the journal vouches for.</summary>
public sealed class EvidenceReference
{
    /// <summary>Its name inside <c>evidence</c>, without a path.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of its bytes when the line was written.</summary>
    public required string Sha256 { get; init; }
}
