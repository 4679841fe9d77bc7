using System.Collections.Generic;

namespace Jupiter.Migration.SqlServer.Logins;

/// <summary>A login that a server has.</summary>
internal sealed class PresentLogin
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its SID as <see cref="ServerLogins.Key"/> writes it.</summary>
    public required string Sid { get; init; }

    /// <summary>Whether it is not let in.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>The database that it begins in.</summary>
    public required string DefaultDatabase { get; init; }

    /// <summary>Its language.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>Hash of its password; null for Windows logins, and where this account may not see it.</summary>
    public byte[]? PasswordHash { get; init; }

    /// <summary>Server roles that it is a member of.</summary>
    public required IReadOnlyList<string> ServerRoles { get; init; }
}
