using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;

namespace Jupiter.Migration.Servers;

/// <summary>What a computer runs on.</summary>
[JsonConverter(typeof(EnumText<HypervisorKind>))]
public enum HypervisorKind
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>A computer of its own.</summary>
    None,

    /// <summary>Microsoft Hyper-V, Azure included.</summary>
    HyperV,

    /// <summary>VMware.</summary>
    VMware,

    /// <summary>KVM or QEMU: Proxmox, oVirt, OpenStack, Nutanix and most clouds.</summary>
    Kvm,

    /// <summary>Oracle VirtualBox.</summary>
    VirtualBox,

    /// <summary>Xen.</summary>
    Xen,

    /// <summary>Parallels.</summary>
    Parallels,
}
