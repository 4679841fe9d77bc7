using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Engines;

/// <summary>The engines that stand in the module's <c>engines</c> folder, each loaded when it is first asked for.</summary>
/// <param name="folder">The folder that holds a folder an engine.</param>
/// <param name="loader">How a plugin's assembly is loaded apart from others.</param>
/// <param name="folderOfPowerShell7">In Windows PowerShell, the folder of the engines that it can't load; null elsewhere.</param>
public sealed class EngineCatalog(string folder, IPluginLoader loader, string? folderOfPowerShell7 = null)
{
    private const string AssemblyPrefix = "Jupiter.Migration.";

    private readonly string _folder = folder;
    private readonly Dictionary<string, IDatabaseEngine> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds an engine.</summary>
    /// <param name="name">Its name, such as <c>Embedded</c>.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="MigrationException">EngineNeedsPowerShell7, EngineNotInstalled.</exception>
    public IDatabaseEngine Find(string name)
    {
        lock (_loaded)
        {
            if (!_loaded.TryGetValue(name, out var engine))
            {
                engine = Load(name);
                _loaded.Add(name, engine);
            }

            return engine;
        }
    }

    /// <summary>Finds another entry point of an engine's plugin, which the engine itself does not know.</summary>
    /// <typeparam name="T">The port.</typeparam>
    /// <param name="name">Name of the engine.</param>
    /// <returns>The implementation.</returns>
    /// <exception cref="MigrationException">EngineNeedsPowerShell7, EngineNotInstalled.</exception>
    public T FindBeside<T>(string name)
        where T : class => PluginEntryPoint.Create<T>(Find(name).GetType().Assembly);

    /// <summary>Opens a server.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="cancellation">Stops it, also while nobody answers.</param>
    /// <returns>The instance; the caller disposes of it.</returns>
    public IDatabaseInstance Open(ServerAddress address, CancellationToken cancellation = default) =>
        Find(address.Engine).Open(address, cancellation);

    // The name may come from a manifest: only a folder that is there is taken, never a path built from the text.
    private IDatabaseEngine Load(string name)
    {
        var folder = FolderOf(name, _folder);
        var assembly = folder is null ? null : SharedFolder.Files(folder).FirstOrDefault(
            path => string.Equals(Path.GetFileName(path), AssemblyPrefix + name + ".dll", StringComparison.OrdinalIgnoreCase));
        return assembly is null ? throw NotHere(name) : loader.Load<IDatabaseEngine>(assembly);
    }

    private static string? FolderOf(string name, string? engines) => Directory.Exists(engines)
        ? Directory.EnumerateDirectories(engines).FirstOrDefault(path => string.Equals(Path.GetFileName(path), name, StringComparison.OrdinalIgnoreCase))
        : null;

    private MigrationException NotHere(string name) => FolderOf(name, folderOfPowerShell7) is null
        ? MigrationException.Because(nameof(SR.EngineNotInstalled), name, name, _folder)
        : MigrationException.Because(nameof(SR.EngineNeedsPowerShell7), name, name);
}
