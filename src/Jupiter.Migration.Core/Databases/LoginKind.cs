namespace Jupiter.Migration.Databases;

/// <summary>Who vouches for a login.</summary>
public enum LoginKind
{
    /// <summary>SQL Server itself, with a password.</summary>
    SqlLogin,

    /// <summary>Windows: one account.</summary>
    WindowsUser,

    /// <summary>Windows: the members of a group.</summary>
    WindowsGroup,
}
