using System.Collections.Generic;

namespace Jupiter.Migration.Rehearsals;

/// <summary>A table of a rehearsal's sample database, in words that every engine has.</summary>
/// <param name="Name">Name of the table.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record SampleTable(string Name, params IReadOnlyList<SampleColumn> Columns);
