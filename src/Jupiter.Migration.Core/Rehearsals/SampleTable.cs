using System.Collections.Generic;

namespace Jupiter.Migration.Rehearsals;

/// <summary>A table of a rehearsal's sample database, in words that every engine has.</summary>
public sealed class SampleTable
{
    /// <summary>A table of some columns.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns, in order.</param>
    public SampleTable(string name, params SampleColumn[] columns)
    {
        Name = name;
        Columns = columns;
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<SampleColumn> Columns { get; }
}
