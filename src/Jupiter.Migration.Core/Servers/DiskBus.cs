using System.Text.Json.Serialization;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>How a disk is connected.</summary>
[JsonConverter(typeof(EnumText<DiskBus>))]
public enum DiskBus
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>SATA, or ATA of old.</summary>
    Sata,

    /// <summary>SCSI or SAS.</summary>
    Scsi,

    /// <summary>NVM Express.</summary>
    Nvme,

    /// <summary>USB: can be pulled out, so it is no disk of a server.</summary>
    Usb,

    /// <summary>Memory card or eMMC.</summary>
    MemoryCard,

    /// <summary>Behind a RAID controller or a storage pool.</summary>
    Raid,

    /// <summary>A virtual disk.</summary>
    Virtual,
}
