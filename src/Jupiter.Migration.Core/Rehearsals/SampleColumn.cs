namespace Jupiter.Migration.Rehearsals;

/// <summary>A column of a table of a sample database.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsKey">Whether it is the primary key.</param>
public sealed record SampleColumn(string Name, SampleColumnKind Kind, bool IsKey = false);
