using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace Jupiter.Migration.Databases;

/// <summary>
/// Who came in to a database on the old server, and what that took of the server: recorded while it is on, since nobody can ask it later. It
/// stands in the manifest and in the file of logins, and the new server is asked for each of them.
/// </summary>
public sealed record EntryRecord
{
    private const int Most = 10_000;

    /// <summary>The owner of the database; null where it has no login any more.</summary>
    public RecordedLogin? Owner { get; init; }

    /// <summary>Whether the server let in SQL Server logins (mixed mode).</summary>
    public bool AcceptsSqlLogins { get; init; }

    /// <summary>The server's default language; empty where it was not told.</summary>
    public string DefaultLanguage { get; init => field = value ?? ""; } = "";

    /// <summary>The order in which that language reads dates, such as <c>dmy</c>.</summary>
    public string DateOrder { get; init => field = value ?? ""; } = "";

    /// <summary>The logins of the programs that were connected, a line each for program and computer.</summary>
    public IReadOnlyList<RecordedLogin> Used { get; init => field = value ?? []; } = [];

    /// <summary>Whether there were more than could be kept.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether somebody has signed in on the new server as its own administrator, so that its password there is known to be right.</summary>
    [JsonIgnore]
    public bool IsAdministratorProved { get; init; }

    /// <summary>The databases that are still to come to the server: logins may begin in them already.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AwaitedDatabases { get; init; } = [];

    /// <summary>Whether SQL Server logins are needed: by whoever was connected, or by the owner.</summary>
    /// <returns>Whether they are.</returns>
    public bool NeedsSqlLogins() => Used.Any(login => login.Kind == LoginKind.SqlLogin)
        || Owner is { Kind: LoginKind.SqlLogin } owner && !owner.IsBuiltInAdministrator();

    /// <summary>Name of the owner, who may have to be let in by a user; null for the server's own administrator, who comes in anyhow.</summary>
    [JsonIgnore]
    public string? OwnerToLetIn => Owner is { } owner && !owner.IsBuiltInAdministrator() ? owner.Name : null;

    /// <summary>Whether every field is one that a server could have told.</summary>
    /// <returns>Whether it is sound.</returns>
    public bool IsSound() => Owner?.IsSound() != false && Used.Count <= Most && Used.All(login => login?.IsSound() == true);
}
