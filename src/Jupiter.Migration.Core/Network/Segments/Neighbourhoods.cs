using System.Runtime.InteropServices;

namespace Jupiter.Migration.Network.Segments;

/// <summary>Which way of asking the segments serves on which system.</summary>
public static class Neighbourhoods
{
    /// <summary>The segments of the computer that this runs on.</summary>
    /// <param name="cards">The cards of this computer; null to read them anew each time.</param>
    /// <returns>The way of asking them.</returns>
    public static INeighbourhood OfThisComputer(OwnCards? cards = null) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsNeighbourhood(cards ?? OwnCards.Fresh)
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? new LinuxNeighbourhood(cards ?? OwnCards.Fresh)
        : new UnknownNeighbourhood();
}
