using System.Collections.Generic;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>
/// What of Windows waits for a restart: the same three marks as the resource PendingReboot of Microsoft's ComputerManagementDsc. Where one of
/// them is set, Windows may restart by itself, and the next start may take long.
/// </summary>
public static class PendingRestart
{
    private const string Updates = @"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update";
    private const string Components = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing";
    private const string Session = @"SYSTEM\CurrentControlSet\Control\Session Manager";

    /// <summary>Asks what waits for one.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The marks that are set, as the registry calls them; none where nothing waits.</returns>
    /// <exception cref="RegistryUnreadableException">It does not tell.</exception>
    public static IReadOnlyList<string> Of(IRegistry registry)
    {
        var waiting = new List<string>();
        foreach (var (parent, name) in new[] { (Updates, "RebootRequired"), (Components, "RebootPending") })
        {
            if (registry.Read(RegistryHive.LocalMachine, parent + "\\" + name, is32Bit: false) is not null)
            {
                waiting.Add(name);
            }
        }

        // Files that are to be replaced at the next start (MoveFileExW, MOVEFILE_DELAY_UNTIL_REBOOT).
        const string files = "PendingFileRenameOperations";
        if (registry.Read(RegistryHive.LocalMachine, Session, is32Bit: false)?.Values.TryGetValue(files, out var value) == true && value.Texts is not { Count: 0 })
        {
            waiting.Add(files);
        }

        return waiting;
    }
}
