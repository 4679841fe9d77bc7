namespace Jupiter.Migration.Lab.Tables;

/// <summary>What a server answers.</summary>
internal enum ServerAnswer
{
    Nothing,

    /// <summary>To its name only, asked on its segment.</summary>
    Name,

    /// <summary>To questions on its segment only: a firewall drops the rest.</summary>
    Segment,

    /// <summary>To packets, too, from wherever they come.</summary>
    Packets,
}
