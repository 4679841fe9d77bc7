using System.Collections.Generic;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Fingerprints;

/// <summary>The rows of one table, counted and fingerprinted.</summary>
public sealed class TableFingerprint
{
    /// <summary>Name of the table.</summary>
    public required string Name { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long Rows { get; init; }

    /// <summary>Sum of the row hashes, 32 hexadecimal digits; empty when no row of the table can be read.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Columns, or <c>*</c> for the whole table, that the fingerprint does not cover, with the reason.</summary>
    public IReadOnlyList<IncomparablePart> Incomparable { get; init => field = Listing.Of(value); } = new Listing<IncomparablePart>([]);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Rows} {Fingerprint}";
}
