using System;

namespace Jupiter.Migration.Presence.SingleServer;

/// <summary>Which two servers may not be on together, and how long they are asked.</summary>
public sealed class SingleServerRequest
{
    /// <summary>The old server.</summary>
    public required AskedServer OldServer { get; init; }

    /// <summary>The new server.</summary>
    public required AskedServer NewServer { get; init; }

    /// <summary>How long is waited for answers; the silence of a server whose code was given may take longer, as long as its floor says.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Tells the servers apart where the new one takes the old one's address; null where one address for both is a mistake.</summary>
    public SharedAddress? Shared { get; init; }

    /// <summary>Who decided that a person's word alone is enough; null while nobody did.</summary>
    public string? DecidedBy { get; init; }
}
