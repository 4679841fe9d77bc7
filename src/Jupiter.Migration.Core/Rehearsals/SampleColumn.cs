namespace Jupiter.Migration.Rehearsals;

/// <summary>A column of a table of a sample database.</summary>
public sealed class SampleColumn
{
    /// <summary>A column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="isKey">Whether it is the primary key.</param>
    public SampleColumn(string name, SampleColumnKind kind, bool isKey = false)
    {
        Name = name;
        Kind = kind;
        IsKey = isKey;
    }

    /// <summary>Name of the column.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public SampleColumnKind Kind { get; }

    /// <summary>Whether it is the primary key.</summary>
    public bool IsKey { get; }
}
