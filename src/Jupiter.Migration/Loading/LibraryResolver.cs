using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace Jupiter.Migration.Loading;

/// <summary>
/// Finds the libraries that the module brings along. A module has no binding redirects, so on Windows PowerShell a request for an
/// older version of one of them is answered with the one that is there.
/// </summary>
public sealed class LibraryResolver : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Begins to answer requests when the module is imported. Nothing is loaded yet.</summary>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <summary>Stops when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        var path = Path.Combine(ModuleFolder.Libraries, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
