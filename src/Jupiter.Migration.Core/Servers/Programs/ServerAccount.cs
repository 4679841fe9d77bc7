namespace Jupiter.Migration.Servers.Programs;

/// <summary>An account that somebody has signed in with. Who it is stands in the file only for who asked.</summary>
public sealed class ServerAccount
{
    /// <summary>Whether the folder of its profile, which bears the name that the account was made with, is in Latin letters (clause P1b).</summary>
    public required bool IsLatin { get; init; }

    /// <summary>Whether it is an administrator; null where that is not known.</summary>
    public bool? IsAdministrator { get; init; }

    /// <summary>Whether its password expires; null where that is not known, and in a file that is not detailed.</summary>
    public bool? PasswordExpires { get; init; }

    /// <summary>The folder of its profile; null in a file that is not detailed.</summary>
    public string? Profile { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Profile ?? (IsLatin ? "Latin" : "-");
}
