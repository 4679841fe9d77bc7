using System.Collections.Generic;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Presence;

/// <summary>What is known of the old and the new server together.</summary>
/// <param name="OldServer">The old server.</param>
/// <param name="NewServer">The new server.</param>
/// <param name="Results">The results of the checks.</param>
public sealed record ServerPair(ServerPresence OldServer, ServerPresence NewServer, IReadOnlyList<CheckResult> Results);
