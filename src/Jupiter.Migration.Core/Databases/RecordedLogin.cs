using System;
using System.Linq;

namespace Jupiter.Migration.Databases;

/// <summary>A login that came in to a database on the old server, or owned it. Nothing secret is in it: it stands in manifests.</summary>
public sealed record RecordedLogin
{
    private static readonly byte[] AdministratorSid = [1];

    /// <summary>Name of the login.</summary>
    public required string Name { get; init; }

    /// <summary>Its security identifier.</summary>
    public required byte[] Sid { get; init; }

    /// <summary>Who vouches for it.</summary>
    public required LoginKind Kind { get; init; }

    /// <summary>Whether it came in by a Windows group and has no login of its own.</summary>
    public bool IsOfGroup { get; init; }

    /// <summary>Whether it was in the server role sysadmin, so that the database needs no user for it.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>The database that it begins in; empty where that is not known.</summary>
    public string DefaultDatabase { get; init => field = value ?? ""; } = "";

    /// <summary>Its language, which says whether 03.04 is in March or in April; empty where that is not known.</summary>
    public string DefaultLanguage { get; init => field = value ?? ""; } = "";

    /// <summary>The program that came in with it; empty where nobody did.</summary>
    public string ProgramName { get; init => field = value ?? ""; } = "";

    /// <summary>The computer that it came from; empty where nobody did.</summary>
    public string HostName { get; init => field = value ?? ""; } = "";

    /// <summary>Whether it is the server's own administrator, sa, whatever it is called there. Its password is never carried.</summary>
    /// <returns>Whether it is.</returns>
    public bool IsBuiltInAdministrator() => Sid.SequenceEqual(AdministratorSid);

    /// <summary>Whether it is the same login as another one.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it is.</returns>
    public bool IsSame(RecordedLogin other) => Sid.SequenceEqual(other.Sid);

    /// <summary>Whether every field is one that a server could have told.</summary>
    /// <returns>Whether it is sound.</returns>
    public bool IsSound() => Name is { Length: > 0 and <= 256 } && Sid is { Length: > 0 and <= 85 } && Enum.IsDefined(typeof(LoginKind), Kind);
}
