namespace Jupiter.Migration.Network.Witnesses;

/// <summary>A name that a computer has registered (RFC 1002 4.2.18, NODE_NAME).</summary>
public sealed class NetBiosEntry
{
    /// <summary>The name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for: 0x00 the computer or its workgroup, 0x20 its shares.</summary>
    public required byte Suffix { get; init; }

    /// <summary>Whether many computers share it.</summary>
    public required bool IsGroup { get; init; }
}
