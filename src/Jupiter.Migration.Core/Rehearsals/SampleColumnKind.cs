namespace Jupiter.Migration.Rehearsals;

/// <summary>What a column of a sample database holds.</summary>
public enum SampleColumnKind
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
