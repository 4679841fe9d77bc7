using System;
using System.Collections.Generic;

namespace Jupiter.Migration.Servers.Linux;

/// <summary>Reads the memory modules from the firmware's tables: SMBIOS structures of type 17, one a slot. Only root may.</summary>
internal static class DmiMemory
{
    private const string Entries = "sys/firmware/dmi/entries";
    private const byte MemoryDevice = 17;
    private const int SizeAt = 0x0C;
    private const int ExtendedSizeAt = 0x1C;
    private const int EmptySlot = 0;
    private const int UnknownSize = 0xFFFF;
    private const int SeeExtendedSize = 0x7FFF;
    private const int KibibytesFlag = 0x8000;

    /// <summary>The modules that are plugged in.</summary>
    /// <param name="tree">The machine.</param>
    /// <returns>The modules; none when a slot can't be read, since a part of the slots would look like too little memory.</returns>
    public static IReadOnlyList<MemoryModule> Read(SystemTree tree)
    {
        var modules = new List<MemoryModule>();
        foreach (var slot in tree.Folders(Entries, MemoryDevice + "-"))
        {
            var structure = tree.Bytes($"{Entries}/{slot}/raw");
            if (structure is null || structure.Length < SizeAt + 2 || structure[0] != MemoryDevice)
            {
                return [];
            }

            var size = BitConverter.ToUInt16(structure, SizeAt);
            if (size != EmptySlot)
            {
                modules.Add(new MemoryModule { CapacityBytes = Capacity(structure, size) });
            }
        }

        return modules;
    }

    private static long? Capacity(byte[] structure, int size)
    {
        long? bytes = size switch
        {
            UnknownSize => null,
            SeeExtendedSize => structure.Length < ExtendedSizeAt + 4
                ? null
                : (long)(BitConverter.ToUInt32(structure, ExtendedSizeAt) & int.MaxValue) << 20,
            _ => (size & KibibytesFlag) == 0 ? (long)size << 20 : (long)(size & ~KibibytesFlag) << 10,
        };
        return bytes <= InventoryLimits.LargestCapacity ? bytes : null;
    }
}
