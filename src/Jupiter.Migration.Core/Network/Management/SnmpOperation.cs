namespace Jupiter.Migration.Network.Management;

/// <summary>What is asked of an agent, by the number of its message (RFC 3416 3). Nothing here writes.</summary>
internal enum SnmpOperation
{
    /// <summary>The values of exactly these names (RFC 3416 4.2.1).</summary>
    Get = 0,

    /// <summary>The next names and values, many at once (RFC 3416 4.2.3).</summary>
    GetBulk = 5,
}
