namespace Jupiter.Migration.Fingerprints;

/// <summary>The 128-bit hash of one encoded row, or of its key.</summary>
/// <param name="High">Upper 64 bits.</param>
/// <param name="Low">Lower 64 bits.</param>
public readonly record struct RowHash(ulong High, ulong Low)
{
    /// <inheritdoc/>
    public bool Equals(RowHash other) => High == other.High && Low == other.Low;

    // Half of a hash spreads as well as all of it.
    /// <inheritdoc/>
    public override int GetHashCode() => Low.GetHashCode();
}
