using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Lists;

namespace Jupiter.Migration.Fingerprints;

/// <summary>What a database holds, in a form that can be compared after its server is switched off.</summary>
public sealed class DatabaseFingerprint
{
    /// <summary>Version of the definition in docs/fingerprint.md.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the definition that this fingerprint follows.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Name of the database.</summary>
    public required string Database { get; init; }

    /// <summary>SHA-256 over the lines of all tables, in lower-case hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>SHA-256 over the lines of all schema objects, in lower-case hexadecimal.</summary>
    public required string SchemaFingerprint { get; init; }

    /// <summary>The tables, by name.</summary>
    public required IReadOnlyList<TableFingerprint> Tables { get; init => field = Listing.Of(value); }

    /// <summary>The schema objects, by kind and name.</summary>
    public required IReadOnlyList<SchemaObjectFingerprint> SchemaObjects { get; init => field = Listing.Of(value); }

    /// <summary>Rows of all tables together.</summary>
    public long Rows => Tables.Sum(table => table.Rows);
}
