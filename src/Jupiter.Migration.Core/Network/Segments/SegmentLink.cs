namespace Jupiter.Migration.Network.Segments;

/// <summary>What kind of link an interface has. Only on a cable is the silence of a neighbour worth anything.</summary>
public enum SegmentLink
{
    /// <summary>Ethernet over a cable, or what a virtual switch gives a virtual machine as such.</summary>
    Cable,

    /// <summary>Wireless: an access point may keep its clients apart, and packets are lost.</summary>
    Wireless,

    /// <summary>A tunnel, a modem, a VPN: there are no neighbours.</summary>
    PointToPoint,
}
