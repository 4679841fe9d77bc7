using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>The programs that make machines and cables: iproute2 and nftables, whole batches at once.</summary>
internal static class Tool
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>Whether a program is installed.</summary>
    public static bool Has(string program) => Folders.Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs commands of iproute2, in the namespace where this runs or in another.</summary>
    public static Task Ip(string? network, params IEnumerable<string> commands) =>
        RunAsync("ip", network is null ? "-batch -" : $"-n {network} -batch -", string.Join('\n', commands) + "\n");

    /// <summary>Loads rules of nftables in a namespace.</summary>
    public static Task Nft(string network, string rules) => RunAsync("ip", $"netns exec {network} nft -f -", rules);

    /// <summary>What nftables tells in a namespace.</summary>
    public static Task<string> AskNft(string network, string command) => RunAsync("ip", $"netns exec {network} nft -j {command}", "");

    private static async Task<string> RunAsync(string program, string arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var (said, complained) = (await output, await error);
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} {arguments}: {process.ExitCode} {complained}\n{input}"));
    }
}
