using System;
using System.Linq;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>
/// Tells a virtual machine by what its firmware calls itself. HypervisorPresent can't tell: it is true on a physical computer too, with the
/// role Hyper-V or virtualization-based security.
/// </summary>
internal static class HypervisorSign
{
    // The first that is found in maker, model and maker of the BIOS, each between bars, decides.
    private static readonly (string Sign, HypervisorKind Kind)[] Signs =
    [
        ("VMware", HypervisorKind.VMware),
        ("VirtualBox", HypervisorKind.VirtualBox),
        ("innotek", HypervisorKind.VirtualBox),
        ("Parallels", HypervisorKind.Parallels),
        ("|Microsoft Corporation|Virtual Machine|", HypervisorKind.HyperV),
        ("|Xen|", HypervisorKind.Xen),
        ("HVM domU", HypervisorKind.Xen),
        ("KVM", HypervisorKind.Kvm),
        ("QEMU", HypervisorKind.Kvm),
        ("Bochs", HypervisorKind.Kvm),
        ("SeaBIOS", HypervisorKind.Kvm),
        ("|Standard PC (", HypervisorKind.Kvm),
        ("RHEV", HypervisorKind.Kvm),
        ("oVirt", HypervisorKind.Kvm),
        ("OpenStack", HypervisorKind.Kvm),
        ("|Nutanix|AHV|", HypervisorKind.Kvm),
        ("|Google", HypervisorKind.Kvm),
        ("|Amazon EC2|", HypervisorKind.Kvm),
        ("|Alibaba Cloud|", HypervisorKind.Kvm),
        ("|Yandex", HypervisorKind.Kvm),
        ("|Virtuozzo", HypervisorKind.Kvm),
        ("|BHYVE|", HypervisorKind.Unknown),
    ];

    /// <summary>Tells it.</summary>
    /// <param name="manufacturer">The maker.</param>
    /// <param name="model">The model.</param>
    /// <param name="bios">The maker of the BIOS.</param>
    /// <returns>What the computer runs on; unknown where the firmware says nothing.</returns>
    public static HypervisorKind Of(string manufacturer, string model, string bios)
    {
        var said = $"|{manufacturer}|{model}|{bios}|";
        return Signs.FirstOrDefault(sign => said.IndexOf(sign.Sign, StringComparison.OrdinalIgnoreCase) >= 0) is { Sign: not null } found ? found.Kind
            : manufacturer.Length + model.Length == 0 ? HypervisorKind.Unknown : HypervisorKind.None;
    }
}
