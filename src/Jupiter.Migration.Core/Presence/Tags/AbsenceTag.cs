using System.Collections.Generic;

namespace Jupiter.Migration.Presence.Tags;

/// <summary>
/// What stands on the tag that is hung on a server when its plug and its network cable are pulled: lockout and tagout for a night. The
/// code stands here and nowhere else (clauses R0, R3a, R9).
/// </summary>
public sealed class AbsenceTag
{
    /// <summary>The server as the plan names it.</summary>
    public required string Server { get; init; }

    /// <summary>The venue; empty without a case.</summary>
    public string Venue { get; init; } = "";

    /// <summary>The case; empty without one.</summary>
    public string Case { get; init; } = "";

    /// <summary>Until when it stays off, for people.</summary>
    public required string Until { get; init; }

    /// <summary>Whom to call before it is switched on, one a line.</summary>
    public required IReadOnlyList<string> Callers { get; init; }

    /// <summary>The code, as <c>123-456-789</c>.</summary>
    public required string Code { get; init; }
}
