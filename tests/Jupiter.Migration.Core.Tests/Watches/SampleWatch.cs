using System;
using Jupiter.Migration.Watches;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Core.Tests.Watches;

/// <summary>A watch of a venue that is nobody's.</summary>
internal static class SampleWatch
{
    public static readonly DateTimeOffset Until = new(2026, 12, 15, 3, 12, 0, TimeSpan.FromHours(3));

    public static WatchDescription Of(
        string oldServer = "192.168.1.10", string newServer = "192.168.1.20", string? oldCard = "02-00-00-00-00-10", string? newCard = "02-00-00-00-00-20", int port = 1433) => new()
    {
        Case = "Ёлки 2026",
        Venue = "Кафе «Ёлки»",
        OldServer = oldServer,
        OldAddress = oldCard is null ? null : "192.168.1.10",
        OldHardwareAddress = oldCard,
        NewServer = newServer,
        NewHardwareAddress = newCard,
        Port = port,
        Until = Until,
    };

    public static WatchTask Task(string folder, string name = "jupiter-watch-yolki-0123abcd") => new()
    {
        Name = name,
        Description = "Looks once an hour whether JUPITER of «Ёлки & Co» <100%> is on.",
        Folder = folder,
        Program = "/opt/microsoft/powershell/7/pwsh",
        Arguments = new WatchShell("/opt/microsoft/powershell/7/pwsh", [], "/usr/share/m", "/usr/share/m/It's 100% \"$HOME\"\\Jupiter.Migration.psd1").Look(folder),
        From = Until.AddDays(-6),
        Until = Until,
    };
}
