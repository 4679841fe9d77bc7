using System.Runtime.InteropServices;

namespace Jupiter.Migration.Servers.Local;

/// <summary>The tables of this computer's firmware, for where there is no CIM (GetSystemFirmwareTable on Microsoft Learn).</summary>
internal static class FirmwareTable
{
    private const int SmbiosTables = 0x52534D42;
    private const int Largest = 1 << 20;

    /// <summary>Reads the tables of SMBIOS.</summary>
    /// <returns>The tables; empty where Windows has none.</returns>
    public static byte[] Smbios()
    {
        var size = Native.GetSystemFirmwareTable(SmbiosTables, 0, null, 0);
        var table = new byte[size is > 0 and < Largest ? size : 0];
        return table.Length > 0 && Native.GetSystemFirmwareTable(SmbiosTables, 0, table, table.Length) == size ? table : [];
    }

    private static class Native
    {
        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int GetSystemFirmwareTable(int provider, int id, [Out] byte[]? buffer, int size);
    }
}
