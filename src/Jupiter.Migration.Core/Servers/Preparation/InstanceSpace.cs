using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>
/// Whether the databases of the old server find room on the volumes of the new one's default folders (clause P3): a restore makes the files as
/// large as they were, however little is in them, the log as well ("RESTORE Statements" and "View or change the default locations for data and log
/// files" on Microsoft Learn). The night asks again.
/// </summary>
internal static class InstanceSpace
{
    private static readonly CheckDefinition Space = CheckRegister.Find("Instance.Space");

    public static IEnumerable<CheckResult> Check(InstanceInventory instance, InstanceInventory recorded, IReadOnlyCollection<string> carried)
    {
        var sizes = recorded.Items.Where(item => item.Kind == InstanceItemKind.DatabaseSize).ToArray();
        var wanted = carried.Count == 0 ? sizes : [.. sizes.Where(item => carried.Contains(item.Name, StringComparer.OrdinalIgnoreCase))];
        var (data, log) = (Sum(wanted, "data_bytes"), Sum(wanted, "log_bytes"));
        if (data is null || log is null || wanted.Length == 0 || !carried.All(name => wanted.Any(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase))))
        {
            return [Space.Result(CheckStatus.Unknown, instance.ServerInstance, SR.SizesRecorded, SR.ReadWithoutDetail)];
        }

        var folders = new[] { (Folder: instance.DefaultDataPath, Bytes: data.Value), (Folder: instance.DefaultLogPath, Bytes: log.Value) };
        return folders.GroupBy(need => VolumeSpace.Of(instance.Volumes, need.Folder)).Select(share =>
        {
            var folder = string.Join(", ", share.Select(need => need.Folder).Distinct(StringComparer.OrdinalIgnoreCase).Where(text => text.Length > 0).DefaultIfEmpty(instance.ServerInstance));
            var needed = share.Aggregate(0m, (sum, need) => sum + need.Bytes);
            var expected = SR.AtLeastGigabytesAndLog.With(needed / 1_000_000_000m, share.Contains(folders[1]) ? log / 1_000_000_000m : 0);
            return share.Key is not { } volume
                ? Space.Result(CheckStatus.Unknown, folder, expected, SR.SpaceUnknown)
                : Space.Verdict(volume.FreeBytes >= needed, folder, expected, SR.Gigabytes.With(volume.FreeBytes / 1e9), volume.MountPoint);
        });
    }

    // The file comes from outside: its numbers may be none, or larger than any sum.
    private static decimal? Sum(IReadOnlyList<InstanceItem> sizes, string detail) => sizes.Aggregate<InstanceItem, decimal?>(0, (sum, item) =>
        long.TryParse(item.Detail(detail), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? sum + bytes : null);
}
