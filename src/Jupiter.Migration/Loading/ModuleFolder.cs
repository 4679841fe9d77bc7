using System;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using Jupiter.Migration.Engines;
using Jupiter.Migration.Watches.Scheduling;

namespace Jupiter.Migration.Loading;

/// <summary>The folder that the module was imported from, and what is loaded from it when it is first needed.</summary>
internal static class ModuleFolder
{
    private static readonly Lazy<IPluginLoader> LazyLoader = new(CreateLoader);
    private static readonly Lazy<EngineCatalog> LazyEngines = new(() => IsCore
        ? new EngineCatalog(System.IO.Path.Combine(Path, "engines"), Loader)
        : new EngineCatalog(System.IO.Path.Combine(Path, "engines-desktop"), Loader, System.IO.Path.Combine(Path, "engines")));

    /// <summary>Full path of the folder.</summary>
    public static string Path { get; } = System.IO.Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location)!;

    /// <summary>Whether this is PowerShell 7 and not Windows PowerShell.</summary>
    public static bool IsCore { get; } = Environment.Version.Major >= 5;

    /// <summary>The libraries for this kind of PowerShell.</summary>
    public static string Libraries => System.IO.Path.Combine(Path, "libraries", IsCore ? "core" : "desktop");

    /// <summary>The production calendars.</summary>
    public static string Calendars => System.IO.Path.Combine(Path, "calendars");

    /// <summary>The profile of the product for venues that name none.</summary>
    public static string Profile => System.IO.Path.Combine(Path, "profiles", "jupiter.json");

    /// <summary>How plugins are loaded in this kind of PowerShell.</summary>
    public static IPluginLoader Loader => LazyLoader.Value;

    /// <summary>The engines of the module.</summary>
    public static EngineCatalog Engines => LazyEngines.Value;

    /// <summary>This PowerShell and this module, for a task that is to run them.</summary>
    public static WatchShell Shell
    {
        get
        {
            var manifest = System.IO.Path.Combine(Path, "Jupiter.Migration.psd1");
            if (!IsCore)
            {
                return new WatchShell(System.IO.Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "powershell.exe"), [], Path, manifest);
            }

            // As a tool of .NET, PowerShell is run by dotnet; in another program it is beside its own library.
            var (running, home) = (Process.GetCurrentProcess().MainModule!.FileName, System.IO.Path.GetDirectoryName(typeof(PSObject).Assembly.Location)!);
            return System.IO.Path.GetFileNameWithoutExtension(running) switch
            {
                "dotnet" => new WatchShell(running, [System.IO.Path.Combine(home, "pwsh.dll")], Path, manifest),
                "pwsh" => new WatchShell(running, [], Path, manifest),
                _ => new WatchShell(System.IO.Path.Combine(home, System.IO.Path.DirectorySeparatorChar == '\\' ? "pwsh.exe" : "pwsh"), [], Path, manifest),
            };
        }
    }

    // AssemblyLoadContext does not exist in .NET Framework, so the loader that needs it is an assembly of its own.
    private static IPluginLoader CreateLoader()
    {
        var isolation = System.IO.Path.Combine(Libraries, "Jupiter.Migration.Isolation.dll");
        return IsCore && File.Exists(isolation)
            ? PluginEntryPoint.Create<IPluginLoader>(Assembly.LoadFrom(isolation))
            : new FolderPluginLoader();
    }
}
