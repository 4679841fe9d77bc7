using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Cuts the name of a processor into words: "Intel(R) Core(TM) i5-2400 CPU @ 3.10GHz" is intel core i5 2400 cpu 3 10ghz.</summary>
internal static class ProcessorName
{
    /// <summary>The words of a name.</summary>
    /// <param name="name">The name, from a processor, a hypervisor or a file: anything can stand in it.</param>
    /// <returns>The words in lower case, without the marks (R) and (TM); none when the name is longer than an inventory holds.</returns>
    public static IReadOnlyList<string> Words(string name) => name.Length > PrintableText.LongestText
        ? []
        : [.. Regex.Matches(name, @"[\p{L}\p{Nd}]+").Cast<Match>().Select(word => word.Value.ToLowerInvariant()).Where(word => word is not ("r" or "tm"))];
}
