using System.Runtime.InteropServices;

namespace Jupiter.Migration.Network.Segments;

/// <summary>Which way of asking the segments serves on which system.</summary>
public static class Neighbourhoods
{
    /// <summary>The segments of the computer that this runs on.</summary>
    /// <returns>The way of asking them.</returns>
    public static INeighbourhood OfThisComputer() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsNeighbourhood()
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new LinuxNeighbourhood()
        : new UnknownNeighbourhood();
}
