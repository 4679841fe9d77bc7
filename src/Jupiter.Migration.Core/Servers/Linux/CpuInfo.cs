using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads /proc/cpuinfo: a block of lines a logical processor.</summary>
/// <param name="Processors">The processors, one a socket.</param>
/// <param name="IsVirtualMachine">Whether the processor says that it runs under a hypervisor.</param>
internal sealed record CpuInfo(IReadOnlyList<ServerProcessor> Processors, bool IsVirtualMachine)
{
    /// <summary>Reads the text of the file.</summary>
    /// <param name="text">The text; null when there is none.</param>
    /// <returns>What it says.</returns>
    public static CpuInfo Parse(string? text)
    {
        var blocks = Blocks(text ?? "").Where(block => block.ContainsKey("processor")).ToArray();
        var isVirtual = blocks.Any(block => Value(block, "flags").Split(' ').Contains("hypervisor"));
        var sockets = blocks.GroupBy(block => Value(block, "physical id"))
            .Take(InventoryLimits.MostParts)
            .Select(Socket)
            .ToArray();
        return new CpuInfo(sockets, isVirtual);
    }

    private static ServerProcessor Socket(IGrouping<string, Dictionary<string, string>> blocks)
    {
        var cores = blocks.Select(block => Value(block, "core id")).Distinct().ToArray();

        // Without numbers of sockets and cores, threads can't be told from cores.
        var areNumbered = blocks.Key.Length > 0 && cores.All(core => core.Length > 0);
        return new ServerProcessor
        {
            Name = PrintableText.Clean(Value(blocks.First(), "model name")),
            Cores = areNumbered ? cores.Length : null,
            LogicalProcessors = blocks.Count(),
        };
    }

    private static IEnumerable<Dictionary<string, string>> Blocks(string text) => Regex.Split(text, @"\n\s*\n").Select(block => block
        .Split('\n').Select(line => line.Split([':'], 2)).Where(line => line.Length == 2)
        .GroupBy(line => line[0].Trim(), line => line[1].Trim()).ToDictionary(field => field.Key, field => field.Last()));

    private static string Value(Dictionary<string, string> block, string key) => block.TryGetValue(key, out var value) ? value : "";
}
