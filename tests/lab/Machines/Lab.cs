using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Jupiter.Migration.Lab.Machines;

/// <summary>What the lab needs of the computer that it runs on.</summary>
internal static class Lab
{
    private static readonly Lazy<Task<string?>> Missing = new(TryAsync);
    private static int Made;

    /// <summary>Skips the test, with the reason, where namespaces can't be made.</summary>
    public static async Task Require() => Assert.SkipWhen(await Missing.Value is not null, "The lab: " + await Missing.Value);

    /// <summary>The beginning of the names of a venue's namespaces; no two have the same.</summary>
    public static string NewPrefix() => $"jm-lab-{Environment.ProcessId}-{Interlocked.Increment(ref Made)}-";

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
            await using var venue = await Venue.Build();
            await venue.Switch.Lose(Venue.Names.OldServer, 50);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return "the machine does not let networks be made: " + e.Message;
        }
    }
}
