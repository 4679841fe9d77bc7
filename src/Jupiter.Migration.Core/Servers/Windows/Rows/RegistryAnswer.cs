using System.Collections.Generic;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>What a computer told of a key of its registry. Without values, keys below and error there is no such key.</summary>
public sealed class RegistryAnswer
{
    /// <summary>The root: HKLM or HKU.</summary>
    public required string Hive { get; init; }

    /// <summary>The path under it.</summary>
    public required string Path { get; init; }

    /// <summary>Whether as 32-bit programs see it.</summary>
    public bool Is32Bit { get; init; }

    /// <summary>The values that were asked for, by name; null where there is no such key.</summary>
    public IReadOnlyDictionary<string, RegistryValue>? Values { get; init; }

    /// <summary>The keys below; null where there is no such key.</summary>
    public IReadOnlyList<string>? SubKeys { get; init; }

    /// <summary>Why it could not be read.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $@"{Hive}\{Path}";
}
