namespace Jupiter.Migration.Presence.Devices;

/// <summary>What a switch says of one of its ports (RFC 2863 6).</summary>
internal sealed class PortState
{
    private const long Up = 1;
    private const long Down = 2;
    private const long NotPresent = 6;
    private const long LowerLayerDown = 7;

    /// <summary>How long the switch runs, in hundredths of a second, at the same moment.</summary>
    public required uint UpTime { get; init; }

    /// <summary>The port's name: ifName, or ifDescr where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>ifAdminStatus; null where it does not say.</summary>
    public required long? Admin { get; init; }

    /// <summary>ifOperStatus; null where it does not say.</summary>
    public required long? Oper { get; init; }

    /// <summary>ifLastChange; null where it does not say.</summary>
    public required uint? LastChange { get; init; }

    /// <summary>Whether there is a link.</summary>
    public bool HasLink => Oper == Up;

    /// <summary>Whether an administrator shut it.</summary>
    public bool IsShut => Admin == Down && HasNoLink;

    /// <summary>Whether there is no link: down, and its two refinements (RFC 2863 3.1.13).</summary>
    public bool HasNoLink => Oper is Down or NotPresent or LowerLayerDown;
}
