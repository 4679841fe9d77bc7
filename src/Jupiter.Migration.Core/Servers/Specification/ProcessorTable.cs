using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Finds the family of a processor by its name. The first line of the table that fits decides.</summary>
internal sealed class ProcessorTable
{
    private readonly (ProcessorFamily Family, ProcessorPattern[] Patterns)[] _lines;

    /// <summary>Takes a table that is sound.</summary>
    /// <param name="families">Its lines.</param>
    public ProcessorTable(IEnumerable<ProcessorFamily> families) =>
        _lines = families.Select(family => (family, family.Names.Select(name => new ProcessorPattern(name)).ToArray())).ToArray();

    /// <summary>The family of a processor.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The line of the table, or null when none fits.</returns>
    public ProcessorFamily? Find(string name)
    {
        var words = ProcessorName.Words(name);
        return words.Count == 0
            ? null
            : _lines.FirstOrDefault(line => line.Patterns.Any(pattern => pattern.Matches(words))).Family;
    }
}
