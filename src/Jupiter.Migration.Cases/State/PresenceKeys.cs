using System;

namespace Jupiter.Migration.Cases.State;

/// <summary>Names under which the journal keeps what is known of the servers, and by which its replay forgets what was contradicted.</summary>
internal static class PresenceKeys
{
    /// <summary>Before what is kept of the old server.</summary>
    public const string OldServer = "oldServer.";

    /// <summary>Before what is kept of the new server.</summary>
    public const string NewServer = "newServer.";

    /// <summary>How the absence of a server is known.</summary>
    public const string Absence = "absence";

    /// <summary>Since when a server is silent.</summary>
    public const string SilentSince = "silentSince";

    /// <summary>Who decided that a person's word alone is enough.</summary>
    public const string DecidedBy = "absenceDecidedBy";

    /// <summary>Whether a name is of a server's silence.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSilence(string key) => key is OldServer + SilentSince or NewServer + SilentSince;
}
