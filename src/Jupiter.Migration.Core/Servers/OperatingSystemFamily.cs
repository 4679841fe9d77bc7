using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>What kind an operating system is.</summary>
[JsonConverter(typeof(EnumText<OperatingSystemFamily>))]
public enum OperatingSystemFamily
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Anything but Windows.</summary>
    Other,
}
