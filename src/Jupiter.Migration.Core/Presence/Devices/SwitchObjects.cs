using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.Presence.Devices;

/// <summary>What is asked of a switch.</summary>
internal static class SwitchObjects
{
    /// <summary>sysUpTime, in hundredths of a second, starts anew after 497 days (RFC 3418 2).</summary>
    public static readonly ObjectName UpTime = ObjectName.Of("1.3.6.1.2.1.1.3.0");

    /// <summary>dot1dBaseBridgeAddress: by it a bridge is told from all others (RFC 4188 4).</summary>
    public static readonly ObjectName BridgeAddress = ObjectName.Of("1.3.6.1.2.1.17.1.1.0");

    /// <summary>dot1dBasePortIfIndex: the interface of a port of the bridge.</summary>
    public static readonly ObjectName PortInterface = ObjectName.Of("1.3.6.1.2.1.17.1.4.1.2");

    /// <summary>dot1dTpAgingTime: after how many seconds an address is forgotten that sends nothing.</summary>
    public static readonly ObjectName AgingTime = ObjectName.Of("1.3.6.1.2.1.17.4.2.0");

    /// <summary>dot1dTpFdbPort: the port behind which an address was learned; its index is the address.</summary>
    public static readonly ObjectName ForwardingPort = ObjectName.Of("1.3.6.1.2.1.17.4.3.1.2");

    /// <summary>dot1dTpFdbStatus: whether it was learned, is the bridge's own, or was set by hand.</summary>
    public static readonly ObjectName ForwardingStatus = ObjectName.Of("1.3.6.1.2.1.17.4.3.1.3");

    /// <summary>dot1qTpFdbPort, the same where VLANs are told apart; its index is a number and the address (RFC 4363 5).</summary>
    public static readonly ObjectName VlanForwardingPort = ObjectName.Of("1.3.6.1.2.1.17.7.1.2.2.1.2");

    /// <summary>dot1qTpFdbStatus.</summary>
    public static readonly ObjectName VlanForwardingStatus = ObjectName.Of("1.3.6.1.2.1.17.7.1.2.2.1.3");

    /// <summary>ifDescr (RFC 2863 6).</summary>
    public static readonly ObjectName Description = ObjectName.Of("1.3.6.1.2.1.2.2.1.2");

    /// <summary>ifAdminStatus: what an administrator wants.</summary>
    public static readonly ObjectName AdminStatus = ObjectName.Of("1.3.6.1.2.1.2.2.1.7");

    /// <summary>ifOperStatus: what is.</summary>
    public static readonly ObjectName OperStatus = ObjectName.Of("1.3.6.1.2.1.2.2.1.8");

    /// <summary>ifLastChange: sysUpTime as it was when ifOperStatus became what it is; 0 where that was before the last start.</summary>
    public static readonly ObjectName LastChange = ObjectName.Of("1.3.6.1.2.1.2.2.1.9");

    /// <summary>ifName: the name on the front of the device.</summary>
    public static readonly ObjectName Name = ObjectName.Of("1.3.6.1.2.1.31.1.1.1.1");
}
