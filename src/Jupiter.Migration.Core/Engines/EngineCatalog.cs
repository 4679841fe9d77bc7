using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Engines;

/// <summary>The engines that stand in the module's <c>engines</c> folder, each loaded when it is first asked for.</summary>
public sealed class EngineCatalog
{
    private const string AssemblyPrefix = "Jupiter.Migration.";

    private readonly string _folder;
    private readonly IPluginLoader _loader;
    private readonly Dictionary<string, IDatabaseEngine> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at no file yet.</summary>
    /// <param name="folder">The folder that holds a folder an engine.</param>
    /// <param name="loader">How a plugin's assembly is loaded apart from others.</param>
    public EngineCatalog(string folder, IPluginLoader loader)
    {
        _folder = folder;
        _loader = loader;
    }

    /// <summary>Finds an engine.</summary>
    /// <param name="name">Its name, such as <c>Embedded</c>.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="MigrationException">EngineNotInstalled.</exception>
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

    /// <summary>Opens a server.</summary>
    /// <param name="address">Where it is.</param>
    /// <returns>The instance; the caller disposes of it.</returns>
    public IDatabaseInstance Open(ServerAddress address) => Find(address.Engine).Open(address);

    // The name may come from a manifest: only a folder that is there is taken, never a path built from the text.
    private IDatabaseEngine Load(string name)
    {
        var folder = Directory.Exists(_folder)
            ? Directory.EnumerateDirectories(_folder).FirstOrDefault(path => string.Equals(
                Path.GetFileName(path), name, StringComparison.OrdinalIgnoreCase))
            : null;
        var assembly = folder is null ? null : SharedFolder.Files(folder).FirstOrDefault(
            path => string.Equals(Path.GetFileName(path), AssemblyPrefix + name + ".dll", StringComparison.OrdinalIgnoreCase));
        return assembly is null
            ? throw MigrationException.Because(nameof(SR.EngineNotInstalled), MigrationErrorCategory.NotInstalled, name, name, _folder)
            : _loader.Load<IDatabaseEngine>(assembly);
    }
}
