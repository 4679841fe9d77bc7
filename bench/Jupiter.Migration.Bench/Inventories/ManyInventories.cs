using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;

namespace Jupiter.Migration.Bench.Inventories;

/// <summary>Inventories as a support desk collects them, each of about 200 KB: a till that was used for years has hundreds of programs and services.</summary>
internal static class ManyInventories
{
    private const int Programs = 950;
    private const int Services = 600;
    private static readonly string[] Architectures = ["x86", "x64"];
    private static readonly (string Release, string Version)[] Runtimes =
        [("2005", "8.0.61001"), ("2008", "9.0.30729.6161"), ("2010", "10.0.40219"), ("2012", "11.0.61030"), ("2013", "12.0.40664"), ("2015", "14.44.35211")];


    /// <summary>Writes them.</summary>
    /// <param name="folder">The folder, which is made anew.</param>
    /// <param name="count">How many.</param>
    /// <returns>The size of the first in bytes.</returns>
    public static long Make(string folder, int count)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        string Of(int number) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + ".json");
        foreach (var number in Enumerable.Range(0, count))
        {
            ServerInventoryFile.Write(Of(number), Inventory(number));
        }

        return new FileInfo(Of(0)).Length;
    }

    // No two alike, so that no text of one serves another.
    private static ServerInventory Inventory(int machine) => new()
    {
        ComputerName = "JUPITER",
        ReadAt = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.FromHours(3)).AddMinutes(-machine),
        MemoryModules = [new MemoryModule { CapacityBytes = 8L << 30 }, new MemoryModule { CapacityBytes = 8L << 30 }],
        VisibleMemoryBytes = 17_000_000_000 + machine,
        Processors = [new ServerProcessor { Name = "Intel(R) Core(TM) i5-12400", Cores = 6, LogicalProcessors = 12 }],
        Disks = [new ServerDisk { Model = "Samsung SSD 970 EVO Plus 500GB", Number = 0, SizeBytes = 500_107_862_016, MediaType = DiskMediaType.Ssd, Bus = DiskBus.Nvme }],
        OperatingSystem = new ServerOperatingSystem
        {
            Family = OperatingSystemFamily.Windows, Name = "Microsoft Windows Server 2022 Standard", Version = "10.0.20348", BuildNumber = 20348, ProductType = WindowsProductType.Server, Is64Bit = true, Language = "ru-RU",
        },
        ClientSettings = [],
        Unread = [],
        Programs = new ServerPrograms
        {
            Is64Bit = true,
            Installed = [.. Enumerable.Range(0, Programs).Select(number => new InstalledProgram { Name = $"Программа {machine} для ресторана, выпуск {number}", Version = $"1.{number}.{machine}" })],
            VisualCpp =
            [
                .. from runtime in Runtimes
                   from architecture in Architectures
                   select new VisualCppRuntime { Release = runtime.Release, Architecture = architecture, Version = runtime.Version },
            ],
            DotNet = new DotNetFramework { Has35 = true, Has4 = true, Release = 528449 },
            Browsers = [new WebBrowser { Name = "Google Chrome", Version = "140.0.7339.80" }],
            Remote =
            [
                new RemoteProgram { Kind = RemoteProgramKind.AnyDesk, Name = "AnyDesk", Version = "9.0.4", Start = ServiceStart.Automatic },
                new RemoteProgram { Kind = RemoteProgramKind.AmmyyAdmin, Name = "AmmyyAdmin", Start = ServiceStart.Automatic },
            ],
            Services = [.. Enumerable.Range(0, Services).Select(number => new ServerService { Name = $"Service{number}of{machine}", DisplayName = $"Служба заведения {machine} номер {number}", Start = ServiceStart.Automatic })],
            ScheduledTasks = [],
            Accounts = [new ServerAccount { IsLatin = true, IsAdministrator = true }],
            Restrictions = [],
            AccountControl = new AccountControl { IsOn = true, AdministratorPrompt = 5 },
        },
    };
}
