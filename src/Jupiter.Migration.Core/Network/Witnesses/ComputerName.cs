using System.Net;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>What a computer calls itself, taken from how it was named in a plan.</summary>
internal static class ComputerName
{
    /// <summary>The first part of a host name.</summary>
    /// <param name="hostName">The name.</param>
    /// <returns>The computer's name, or null for an address.</returns>
    public static string? Of(string hostName) => IPAddress.TryParse(hostName, out _) ? null : hostName.Split('.')[0];
}
