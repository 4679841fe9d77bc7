using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Lists;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>What a computer told of a class of CIM.</summary>
public sealed class CimAnswer
{
    /// <summary>The class.</summary>
    public required string Class { get; init; }

    /// <summary>The rows; null where it did not tell.</summary>
    public IReadOnlyList<CimRow>? Rows { get; init => field = value is null ? null : Listing.Of<CimRow>([.. value.Where(row => row is not null)]); }

    /// <summary>Why it did not tell.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Class;
}
