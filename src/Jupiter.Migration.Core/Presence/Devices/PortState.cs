namespace Jupiter.Migration.Presence.Devices;

/// <summary>What a switch says of one of its ports (RFC 2863 6).</summary>
/// <param name="UpTime">How long the switch runs, in hundredths of a second, at the same moment.</param>
/// <param name="Name">The port's name: ifName, or ifDescr where there is none.</param>
/// <param name="Admin">ifAdminStatus; null where it does not say.</param>
/// <param name="Oper">ifOperStatus; null where it does not say.</param>
/// <param name="LastChange">ifLastChange; null where it does not say.</param>
internal sealed record PortState(uint UpTime, string Name, long? Admin, long? Oper, uint? LastChange)
{
    private const long Up = 1;
    private const long Down = 2;
    private const long NotPresent = 6;
    private const long LowerLayerDown = 7;

    /// <summary>Whether there is a link.</summary>
    public bool HasLink => Oper == Up;

    /// <summary>Whether an administrator shut it.</summary>
    public bool IsShut => Admin == Down && HasNoLink;

    /// <summary>Whether there is no link: down, and its two refinements (RFC 2863 3.1.13).</summary>
    public bool HasNoLink => Oper is Down or NotPresent or LowerLayerDown;
}
