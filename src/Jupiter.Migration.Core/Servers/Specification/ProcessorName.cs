using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Cuts the name of a processor into words: "Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz" is intel core i5 2400 cpu 3 10ghz.</summary>
internal static class ProcessorName
{
    /// <summary>The words of a name.</summary>
    /// <param name="name">The name, from a processor, a hypervisor or a file: anything can stand in it.</param>
    /// <returns>The words in lower case, without the marks (R) and (TM); none when the name is longer than an inventory holds.</returns>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        if (name.Length > InventoryLimits.LongestText)
        {
            return words;
        }

        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetterOrDigit(name[i]))
            {
                continue;
            }

            if (i > start && name.Substring(start, i - start).ToLowerInvariant() is var word and not ("r" or "tm"))
            {
                words.Add(word);
            }

            start = i + 1;
        }

        return words;
    }
}
