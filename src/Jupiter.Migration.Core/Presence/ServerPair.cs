using System.Collections.Generic;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Presence;

/// <summary>What is known of the old and the new server together.</summary>
/// <param name="oldServer">The old server.</param>
/// <param name="newServer">The new server.</param>
/// <param name="results">The results of the checks.</param>
public sealed class ServerPair(ServerPresence oldServer, ServerPresence newServer, IReadOnlyList<CheckResult> results)
{
    /// <summary>The old server.</summary>
    public ServerPresence OldServer { get; } = oldServer;

    /// <summary>The new server.</summary>
    public ServerPresence NewServer { get; } = newServer;

    /// <summary>The results of the checks.</summary>
    public IReadOnlyList<CheckResult> Results { get; } = results;
}
