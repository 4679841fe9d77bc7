using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>How a server asks for licences of those who work on it by remote desktop.</summary>
[JsonConverter(typeof(EnumText<RemoteDesktopLicensing>))]
public enum RemoteDesktopLicensing
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Not at all yet: people get in until the grace period is over.</summary>
    NotConfigured,

    /// <summary>One a device.</summary>
    PerDevice,

    /// <summary>One a user, which Active Directory keeps.</summary>
    PerUser,
}
