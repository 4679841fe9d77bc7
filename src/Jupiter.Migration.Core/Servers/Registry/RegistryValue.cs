using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>A value of the registry. Whoever asks for another kind than the one it has gets null: an installer may have written anything.</summary>
public sealed record RegistryValue
{
    /// <summary>REG_SZ and REG_EXPAND_SZ, with its variables as they stand.</summary>
    public string? Text { get; init; }

    /// <summary>REG_DWORD and REG_QWORD.</summary>
    public long? Number { get; init; }

    /// <summary>REG_MULTI_SZ.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>REG_BINARY, and whatever else there is.</summary>
    public IReadOnlyList<byte>? Bytes { get; init; }
}
