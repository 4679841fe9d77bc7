using System.IO;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>The disk of the server.</summary>
internal static class Disk
{
    public static long FreeBytes(SqlServerInstance instance) => instance.Faults.FreeSpaceBytes ?? Real(instance).AvailableFreeSpace;

    public static long TotalBytes(SqlServerInstance instance) => Real(instance).TotalSize;

    private static DriveInfo Real(SqlServerInstance instance) => new(Path.GetFullPath(instance.Options.DataFolder));
}
