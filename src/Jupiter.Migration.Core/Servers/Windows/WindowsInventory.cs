using Jupiter.Migration.Servers.Programs.Reading;
using Jupiter.Migration.Servers.Windows.Rows;

namespace Jupiter.Migration.Servers.Windows;

/// <summary>Makes an inventory of what a computer with Windows told: the same, whoever asked it and however.</summary>
public static class WindowsInventory
{
    /// <summary>Makes it.</summary>
    /// <param name="record">What the computer told.</param>
    /// <returns>The inventory; what was not told is named in it.</returns>
    public static ServerInventory Of(WindowsRecord record)
    {
        var parts = new PartReading();
        return new ServerInventory
        {
            ComputerName = MachineText.Clean(record.ComputerName),
            ReadAt = record.ReadAt,
            MemoryModules = [],
            Processors = [],
            Disks = [],
            IsDetailed = record.IsDetailed,
            Programs = new ProgramReading(record.Registry, parts.Miss).Read(administrators: null, record.IsDetailed),
            Unread = parts.Unread,
        };
    }
}
