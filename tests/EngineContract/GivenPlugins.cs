using System;
using System.IO;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Engines;

namespace Jupiter.Migration.EngineContract;

/// <summary>An engine folder in which the engine under test seems to be installed.</summary>
public sealed class GivenPlugins : IPluginLoader, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jupiter-engines-").FullName;
    private readonly IDatabaseEngine _engine;

    public GivenPlugins(IDatabaseEngine engine)
    {
        _engine = engine;
        var place = Directory.CreateDirectory(Path.Combine(_folder, engine.Name)).FullName;
        File.WriteAllBytes(Path.Combine(place, "Jupiter.Migration." + engine.Name + ".dll"), []);
        Catalog = new EngineCatalog(_folder, this);
    }

    public EngineCatalog Catalog { get; }

    public T Load<T>(string assemblyPath)
        where T : class => (T)_engine;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
