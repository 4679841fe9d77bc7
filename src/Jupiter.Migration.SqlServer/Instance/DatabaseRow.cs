namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>A database as sys.databases tells it.</summary>
internal sealed class DatabaseRow
{
    /// <summary>The state in which a database can be worked with.</summary>
    public const byte Online = 0;

    /// <summary>Everybody who may is let in.</summary>
    public const byte MultiUser = 0;

    /// <summary>One session at a time.</summary>
    public const byte SingleUser = 1;

    /// <summary>Owners and administrators only.</summary>
    public const byte RestrictedUser = 2;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its number on the server, which no other name changes.</summary>
    public required int Id { get; init; }

    /// <summary>0 online, 1 restoring, 2 recovering, 3 recovery pending, 4 suspect, 5 emergency, 6 offline.</summary>
    public required byte State { get; init; }

    /// <summary>0 multi-user, 1 single-user, 2 restricted.</summary>
    public required byte UserAccess { get; init; }

    /// <summary>Whether it is read-only.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>Whether statistics are updated in the background, which takes the one place of a single-user database.</summary>
    public required bool UpdatesStatisticsAsynchronously { get; init; }

    /// <summary>Compatibility level.</summary>
    public required int CompatibilityLevel { get; init; }

    /// <summary>SID of the owner.</summary>
    public byte[]? OwnerSid { get; init; }

    /// <summary>Size of its files in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Who is let in, and whether anybody can write, in the server's words.</summary>
    public string Access => AccessText(UserAccess, IsReadOnly);

    /// <summary>The same of any database.</summary>
    /// <param name="userAccess">Who is let in.</param>
    /// <param name="isReadOnly">Whether nobody can write.</param>
    /// <returns>The words.</returns>
    public static string AccessText(byte userAccess, bool isReadOnly) =>
        (userAccess switch { SingleUser => "SINGLE_USER", RestrictedUser => "RESTRICTED_USER", _ => "MULTI_USER" }) + (isReadOnly ? ", READ_ONLY" : ", READ_WRITE");
}
