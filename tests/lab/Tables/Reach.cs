namespace Jupiter.Migration.Lab.Tables;

/// <summary>How the server's network can be asked from a place.</summary>
internal enum Reach
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>Through a router, which carries packets and no questions to the segment.</summary>
    Routed,

    /// <summary>On the segment itself.</summary>
    Segment,
}
