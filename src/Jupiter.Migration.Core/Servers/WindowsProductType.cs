using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>What an edition of Windows is made for.</summary>
[JsonConverter(typeof(EnumText<WindowsProductType>))]
public enum WindowsProductType
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>A workstation edition: Windows 7, 10, 11.</summary>
    Workstation,

    /// <summary>A server edition, domain controllers included.</summary>
    Server,
}
