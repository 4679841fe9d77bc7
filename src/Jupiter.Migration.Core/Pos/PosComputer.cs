using Jupiter.Migration.Network;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Pos;

/// <summary>A computer that is about to be checked; everything about it is validated.</summary>
/// <param name="Name">Its name, as its sessions bear it.</param>
/// <param name="Host">Where it is reached: its address if the venue gave one, else its name.</param>
/// <param name="Port">The TCP port that is tried.</param>
/// <param name="IsMain">Whether it is the main POS terminal.</param>
internal sealed record PosComputer(string Name, NetworkHost Host, int Port, bool IsMain)
{
    /// <summary>The computer as the venue describes it.</summary>
    public required VenueComputer Described { get; init; }
}
