using System;
using System.Collections.Generic;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Logins;

/// <summary>A login as it is carried from the old server to the new one. It never stands in a file unencrypted.</summary>
public sealed record LoginRecord
{
    /// <summary>Name of the login.</summary>
    public required string Name { get; init; }

    /// <summary>Who vouches for it.</summary>
    public required LoginKind Kind { get; init; }

    /// <summary>Its security identifier: the users of a restored database find their login by it.</summary>
    public required byte[] Sid { get; init; }

    /// <summary>Hash of its password; null for Windows logins.</summary>
    public byte[]? PasswordHash { get; init; }

    /// <summary>The database that it begins in.</summary>
    public string DefaultDatabase { get; init => field = value ?? ""; } = "";

    /// <summary>Its language; empty where the file does not tell.</summary>
    public string DefaultLanguage { get; init => field = value ?? ""; } = "";

    /// <summary>Whether Windows' password policy applies to it.</summary>
    public bool ChecksPolicy { get; init; }

    /// <summary>Whether its password runs out.</summary>
    public bool ChecksExpiration { get; init; }

    /// <summary>Whether it is switched off.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Server roles that it is a member of.</summary>
    public IReadOnlyList<string> ServerRoles { get; init => field = value ?? []; } = [];
}
