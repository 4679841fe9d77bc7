namespace Jupiter.Migration.EngineContract;

/// <summary>What a column of the sample tables holds.</summary>
public enum ColumnKind
{
    /// <summary>64-bit integers.</summary>
    WholeNumber,

    /// <summary>64-bit floating point numbers.</summary>
    RealNumber,

    /// <summary>Unicode text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>A value of any type, kept with its type.</summary>
    Any,
}
