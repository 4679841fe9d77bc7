using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>What a disk stores on.</summary>
[JsonConverter(typeof(EnumText<DiskMediaType>))]
public enum DiskMediaType
{
    /// <summary>Not known: virtual disks and disks behind a RAID controller do not tell.</summary>
    Unspecified,

    /// <summary>Solid state.</summary>
    Ssd,

    /// <summary>Rotating platters.</summary>
    Hdd,
}
