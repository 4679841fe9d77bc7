using System.Collections.Generic;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>A login that a server has, told without its hash, which not everybody may see.</summary>
internal sealed class PresentLogin
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its SID as <see cref="ServerLogins.Key"/> writes it.</summary>
    public required string Sid { get; init; }

    /// <summary>Whether it is not let in.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>Server roles that it is a member of.</summary>
    public required IReadOnlyList<string> ServerRoles { get; init; }
}
