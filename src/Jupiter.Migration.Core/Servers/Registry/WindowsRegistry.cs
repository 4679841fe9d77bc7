using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Registry;

/// <summary>
/// The registry of this computer, by the functions of Windows: Microsoft.Win32.Registry is an assembly of its own for .NET Standard, which
/// .NET Framework does not have. Limits: "Registry element size limits" on Microsoft Learn.
/// </summary>
public sealed class WindowsRegistry : IRegistry
{
    private const int LongestName = 16_384;
    private const int LongestValue = 65_536;
    private const int ReadAccess = 0x20019;
    private const int ViewOf64Bit = 0x100;
    private const int ViewOf32Bit = 0x200;
    private const int NoSuchFile = 2;
    private const int NoSuchPath = 3;
    private const int MoreData = 234;
    private const int NoMoreItems = 259;

    /// <inheritdoc/>
    public RegistryKey? Read(RegistryHive hive, string path, bool is32Bit)
    {
        var result = Native.RegOpenKeyExW(Root(hive), path, 0, ReadAccess | (is32Bit ? ViewOf32Bit : ViewOf64Bit), out var handle);
        if (result is NoSuchFile or NoSuchPath)
        {
            return null;
        }

        Require(result, path);

        // Lent, since an inventory reads a thousand keys.
        var (name, data) = (ArrayPool<char>.Shared.Rent(LongestName), ArrayPool<byte>.Shared.Rent(LongestValue));
        try
        {
            return new RegistryKey(Values(handle, path, name, data), SubKeys(handle, path, name));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(name);
            ArrayPool<byte>.Shared.Return(data);
            _ = Native.RegCloseKey(handle);
        }
    }

    private static Dictionary<string, RegistryValue> Values(IntPtr key, string path, char[] name, byte[] data)
    {
        var values = new Dictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
        for (uint i = 0; ; i++)
        {
            var (nameLength, bytes) = (name.Length, data.Length);
            var result = Native.RegEnumValueW(key, i, name, ref nameLength, IntPtr.Zero, out var kind, data, ref bytes);
            if (result == NoMoreItems)
            {
                break;
            }

            RequireRoom(i, path);
            if (result != MoreData)
            {
                Require(result, path);
                values[new string(name, 0, nameLength)] = Value(kind, data.AsSpan(0, bytes).ToArray());
                continue;
            }

            // A value that is longer than any of those that are asked for is there all the same, without what is in it.
            (nameLength, bytes) = (name.Length, 0);
            Require(Native.RegEnumValueW(key, i, name, ref nameLength, IntPtr.Zero, out _, null, ref bytes), path);
            values[new string(name, 0, nameLength)] = new();
        }

        return values;
    }

    private static List<string> SubKeys(IntPtr key, string path, char[] name)
    {
        var names = new List<string>();
        for (uint i = 0; ; i++)
        {
            var length = name.Length;
            var result = Native.RegEnumKeyExW(key, i, name, ref length, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero);
            if (result == NoMoreItems)
            {
                break;
            }

            RequireRoom(i, path);
            Require(result, path);
            names.Add(new string(name, 0, length));
        }

        return names;
    }

    private static RegistryValue Value(Kind kind, byte[] data) => kind switch
    {
        Kind.Text or Kind.TextWithVariables => new() { Text = Text(data).TrimEnd('\0') },
        Kind.Texts => new() { Texts = [.. Text(data).Split('\0').Where(text => text.Length > 0)] },
        Kind.Number when data.Length == sizeof(uint) => new() { Number = BitConverter.ToUInt32(data, 0) },
        Kind.LargeNumber when data.Length == sizeof(long) => new() { Number = BitConverter.ToInt64(data, 0) },
        _ => new() { Bytes = data },
    };

    private static string Text(byte[] data) => Encoding.Unicode.GetString(data, 0, data.Length & ~1);

    private static void RequireRoom(uint read, string path)
    {
        if (read >= RegistryKey.MostParts)
        {
            throw new RegistryUnreadableException(SR.RegistryUnreadable.With(path, SR.CimTooMuch.With(RegistryKey.MostParts)));
        }
    }

    private static IntPtr Root(RegistryHive hive) => new(unchecked((int)(hive == RegistryHive.Users ? 0x80000003 : 0x80000002)));

    private static void Require(int result, string path)
    {
        if (result != 0)
        {
            var said = new Win32Exception(result);
            throw new RegistryUnreadableException(SR.RegistryUnreadable.With(path, said.Message), said);
        }
    }

    private enum Kind
    {
        Text = 1,
        TextWithVariables = 2,
        Number = 4,
        Texts = 7,
        LargeNumber = 11,
    }

    private static class Native
    {
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegOpenKeyExW(IntPtr key, string subKey, int options, int access, out IntPtr opened);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegEnumValueW(
            IntPtr key, uint index, [Out] char[] name, ref int nameLength, IntPtr reserved, out Kind kind, [Out] byte[]? data, ref int bytes);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegEnumKeyExW(
            IntPtr key, uint index, [Out] char[] name, ref int nameLength, IntPtr reserved, IntPtr classOf, IntPtr classLength, IntPtr lastWritten);

        [DllImport("advapi32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int RegCloseKey(IntPtr key);
    }
}
