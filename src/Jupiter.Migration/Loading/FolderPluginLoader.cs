using System.Reflection;
using Jupiter.Migration.Engines;

namespace Jupiter.Migration.Loading;

/// <summary>Loads plugins where assemblies can't be kept apart (Windows PowerShell): .NET Framework looks for the rest beside the plugin.</summary>
internal sealed class FolderPluginLoader : IPluginLoader
{
    /// <inheritdoc/>
    public T Load<T>(string assemblyPath)
        where T : class =>
        PluginEntryPoint.Create<T>(Assembly.LoadFrom(assemblyPath));
}
