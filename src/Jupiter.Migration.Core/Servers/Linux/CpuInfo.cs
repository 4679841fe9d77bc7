using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads /proc/cpuinfo: a block of lines a logical processor.</summary>
/// <param name="Processors">The processors, one a socket.</param>
/// <param name="IsVirtualMachine">Whether the processor says that it runs under a hypervisor.</param>
internal sealed record CpuInfo(IReadOnlyList<ServerProcessor> Processors, bool IsVirtualMachine)
{
    private static readonly char[] LineEnds = ['\n'];

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
            Name = MachineText.Clean(Value(blocks.First(), "model name")),
            Cores = areNumbered ? cores.Length : null,
            LogicalProcessors = blocks.Count(),
        };
    }

    private static IEnumerable<Dictionary<string, string>> Blocks(string text)
    {
        var block = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split(LineEnds))
        {
            var colon = line.IndexOf(':');
            if (colon >= 0)
            {
                block[line.Substring(0, colon).Trim()] = line.Substring(colon + 1).Trim();
            }
            else if (string.IsNullOrWhiteSpace(line) && block.Count > 0)
            {
                yield return block;
                block = new Dictionary<string, string>(StringComparer.Ordinal);
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static string Value(Dictionary<string, string> block, string key) => block.TryGetValue(key, out var value) ? value : "";
}
