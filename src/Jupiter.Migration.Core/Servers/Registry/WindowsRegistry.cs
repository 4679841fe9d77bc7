using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>
/// The registry of this computer, by the functions of Windows: Microsoft.Win32.Registry is an assembly of its own for .NET Standard, which
/// .NET Framework does not have. Limits: "Registry element size limits" on Microsoft Learn.
/// </summary>
public sealed class WindowsRegistry : IRegistry
{
    private const int LongestName = 16_384;
    private const int LongestText = 32_768;
    private const uint MostValues = 4096;
    private const int Read = 0x20019;
    private const int ViewOf64Bit = 0x100;
    private const int ViewOf32Bit = 0x200;
    private const int TextKind = 1;
    private const int TextWithVariables = 2;
    private const int MoreData = 234;
    private static readonly IntPtr LocalMachine = new(unchecked((int)0x80000002));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Texts(string key, bool is32Bit)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (Native.RegOpenKeyExW(LocalMachine, key, 0, Read | (is32Bit ? ViewOf32Bit : ViewOf64Bit), out var handle) != 0)
        {
            return texts;
        }

        try
        {
            var (name, data) = (new char[LongestName], new char[LongestText]);
            for (uint i = 0; i < MostValues; i++)
            {
                var (nameLength, bytes) = (name.Length, data.Length * sizeof(char));
                var result = Native.RegEnumValueW(handle, i, name, ref nameLength, IntPtr.Zero, out var kind, data, ref bytes);
                if (result is not (0 or MoreData))
                {
                    break;
                }

                if (result == 0 && kind is (TextKind or TextWithVariables))
                {
                    texts[new string(name, 0, nameLength)] = new string(data, 0, bytes / sizeof(char)).TrimEnd('\0');
                }
            }
        }
        finally
        {
            _ = Native.RegCloseKey(handle);
        }

        return texts;
    }

    private static class Native
    {
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegOpenKeyExW(IntPtr key, string subKey, int options, int access, out IntPtr opened);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegEnumValueW(
            IntPtr key, uint index, [Out] char[] name, ref int nameLength, IntPtr reserved, out int kind, [Out] char[] data, ref int bytes);

        [DllImport("advapi32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegCloseKey(IntPtr key);
    }
}
