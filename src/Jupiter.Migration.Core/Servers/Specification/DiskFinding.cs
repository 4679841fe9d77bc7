using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>
/// Judges the disks of a server: one of them must be solid-state and large enough. What hangs on USB or is a memory card does not count. Virtual disks are parts of
/// what the host has, and add up.
/// </summary>
internal static class DiskFinding
{
    private const string MediaPart = "disks.mediaType";

    // A controller cuts its disks down to whole gigabytes, so that another maker's can take the place of one ("Drive Coercion Mode" in Broadcom's MegaRAID SAS
    // Software User Guide): the 240 GB of a label are 239.4 GB behind a PERC.
    private const long Coerced = 1L << 30;

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
        if (largest is not null && IsLarge(largest, minimum))
        {
            return (CheckStatus.Pass, Describe(largest!), evidence);
        }

        var slices = fixedDisks.Where(disk => disk.Bus == DiskBus.Virtual).ToArray();
        var candidate = fixedDisks.FirstOrDefault(disk => disk.MediaType != DiskMediaType.Hdd && (disk.SizeBytes is null || IsLarge(disk, minimum)))
            ?? (slices.Sum(disk => (decimal)(disk.SizeBytes ?? 0)) >= minimum ? slices[0] : null);
        if (candidate is not null)
        {
            return (CheckStatus.Unknown, Describe(candidate), evidence + ". " + Reason(inventory, candidate));
        }

        return (CheckStatus.Fail, largest is null ? SR.SpecNoSsd : Describe(largest), evidence);
    }

    private static bool IsLarge(ServerDisk disk, long minimum) => disk.SizeBytes + (disk.Bus == DiskBus.Raid ? Coerced : 0) >= minimum;

    private static string Reason(ServerInventory inventory, ServerDisk disk) => disk.MediaType != DiskMediaType.Unspecified ? SR.SpecDiskSizeUntold
        : disk.Bus is DiskBus.Virtual or DiskBus.Raid ? SR.SpecDiskMediaUntold
        : inventory.Unread?.FirstOrDefault(part => part.Part == MediaPart)?.Reason ?? SR.DiskMediaUntold;

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
