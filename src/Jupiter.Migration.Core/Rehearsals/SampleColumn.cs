namespace Jupiter.Migration.Rehearsals;

/// <summary>A column of a table of a sample database.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">What it holds.</param>
/// <param name="isKey">Whether it is the primary key.</param>
public sealed class SampleColumn(string name, SampleColumnKind kind, bool isKey = false)
{
    /// <summary>Name of the column.</summary>
    public string Name { get; } = name;

    /// <summary>What it holds.</summary>
    public SampleColumnKind Kind { get; } = kind;

    /// <summary>Whether it is the primary key.</summary>
    public bool IsKey { get; } = isKey;
}
