using System;
using System.Reflection;
using System.Runtime.Loader;

namespace Jupiter.Migration.Isolation;

/// <summary>
/// The world of one plugin: what its deps.json names, managed and native, comes from its own folder; the module's own assemblies and
/// the framework are shared, so that types which cross the border are the same on both sides.
/// </summary>
internal sealed class PluginLoadContext(string assemblyPath) : AssemblyLoadContext(System.IO.Path.GetFileNameWithoutExtension(assemblyPath))
{
    private const string SharedPrefix = "Jupiter.Migration.Core";

    private readonly AssemblyDependencyResolver _resolver = new AssemblyDependencyResolver(assemblyPath);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is SharedPrefix or SharedPrefix + ".resources")
        {
            return null;
        }

        var path = _resolver.ResolveAssemblyToPath(assemblyName);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(path);
    }
}
