using Jupiter.Migration.Engines;

namespace Jupiter.Migration.Isolation;

/// <summary>Loads each plugin into a world of its own (PowerShell 7).</summary>
public sealed class IsolatedPluginLoader : IPluginLoader
{
    /// <inheritdoc/>
    public T Load<T>(string assemblyPath)
        where T : class =>
        PluginEntryPoint.Create<T>(new PluginLoadContext(assemblyPath).LoadFromAssemblyPath(assemblyPath));
}
