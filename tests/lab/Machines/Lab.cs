using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>What the lab needs of the computer that it runs on.</summary>
internal static class Lab
{
    private const string Prefix = "jm-lab-";
    private const string Networks = "/run/netns";

    private static readonly Lazy<Task<string?>> Missing = new(TryAsync);
    private static int Made;

    /// <summary>Skips the test, with the reason, where namespaces can't be made.</summary>
    public static async Task Require() => Assert.SkipWhen(await Missing.Value is not null, "The lab: " + await Missing.Value);

    /// <summary>The beginning of the names of a venue's namespaces; no two have the same.</summary>
    public static string NewPrefix() => $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref Made)}-";

    private static async Task<string?> TryAsync() =>
        !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "needs Linux and root"
        : !Tool.Has("ip") ? "needs iproute2"
        : !Tool.Has("nft") ? "needs nftables"
        : !File.Exists("/dev/net/tun") ? "needs /dev/net/tun"
        : await TryBuildAsync();

    private static async Task<string?> TryBuildAsync()
    {
        try
        {
            await RemoveLeftovers();
            await using var venue = await Venue.Build();
            await venue.Switch.Lose(Venue.Names.OldServer, 50);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return "the machine does not let networks be made: " + e.Message;
        }
    }

    // Tests that were killed could not tidy up. The names tell whose the namespaces were.
    private static Task RemoveLeftovers() => Tool.Ip(null, (Directory.Exists(Networks) ? Directory.GetFiles(Networks, Prefix + "*") : [])
        .Select(file => Path.GetFileName(file))
        .Where(name => !Directory.Exists("/proc/" + name[Prefix.Length..].Split('-')[0]))
        .Select(name => "netns del " + name));
}
