using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Judges the disks of a server: one of them must be solid-state and large enough. What hangs on USB or is a memory card does not count.</summary>
internal static class DiskFinding
{
    /// <summary>Judges an inventory.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="minimum">Size that a solid-state disk must have, in bytes.</param>
    /// <returns>The verdict, what is there, what the verdict rests on.</returns>
    public static (CheckStatus Status, string Actual, string Evidence) Of(ServerInventory inventory, long minimum)
    {
        var evidence = string.Join("; ", inventory.Disks.Select(Describe));
        if (inventory.Disks.Count == 0)
        {
            return (CheckStatus.Unknown, SR.SpecDisksUnknown, evidence);
        }

        var fixedDisks = inventory.Disks.Where(disk => disk.Bus is not (DiskBus.Usb or DiskBus.MemoryCard)).ToArray();
        var largest = fixedDisks.Where(disk => disk.MediaType == DiskMediaType.Ssd).OrderByDescending(disk => disk.SizeBytes ?? 0).FirstOrDefault();
        if (largest?.SizeBytes >= minimum)
        {
            return (CheckStatus.Pass, Describe(largest!), evidence);
        }

        var candidate = fixedDisks.FirstOrDefault(disk =>
            disk.MediaType != DiskMediaType.Hdd && (disk.SizeBytes is null || disk.SizeBytes >= minimum));
        if (candidate is not null)
        {
            var reason = candidate.MediaType == DiskMediaType.Unspecified ? SR.SpecDiskMediaUntold : SR.SpecDiskSizeUntold;
            return (CheckStatus.Unknown, Describe(candidate), evidence + ". " + reason);
        }

        return (CheckStatus.Fail, largest is null ? SR.SpecNoSsd : Describe(largest), evidence);
    }

    private static string Describe(ServerDisk disk) => SR.SpecDisk.With(
        disk.Model.Length > 0 ? disk.Model : SR.SpecDiskNameless,
        Media(disk.MediaType),
        SpecText.Disk(disk.SizeBytes),
        disk.Bus);

    private static string Media(DiskMediaType media) => media switch
    {
        DiskMediaType.Ssd => "SSD",
        DiskMediaType.Hdd => "HDD",
        _ => SR.SpecMediaUnspecified,
    };
}
