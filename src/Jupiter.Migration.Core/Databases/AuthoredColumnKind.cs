namespace Jupiter.Migration.Databases;

/// <summary>What a column of a sample database holds.</summary>
public enum AuthoredColumnKind
{
    /// <summary>64-bit integers.</summary>
    Integer,

    /// <summary>Floating point numbers.</summary>
    Real,

    /// <summary>Unicode text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,
}
