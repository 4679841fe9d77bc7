namespace Jupiter.Migration.Engines;

/// <summary>Loads a plugin so that its libraries never meet those of other modules in the same session.</summary>
public interface IPluginLoader
{
    /// <summary>Loads a plugin and makes its one public implementation of a port.</summary>
    /// <typeparam name="T">The port.</typeparam>
    /// <param name="assemblyPath">Full path of the plugin's assembly.</param>
    /// <returns>The implementation.</returns>
    T Load<T>(string assemblyPath)
        where T : class;
}
