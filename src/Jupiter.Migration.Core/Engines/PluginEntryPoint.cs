using System;
using System.Linq;
using System.Reflection;

namespace Jupiter.Migration.Engines;

/// <summary>Makes the implementation of a port that a plugin's assembly exports.</summary>
public static class PluginEntryPoint
{
    /// <summary>Makes the one public class that implements a port.</summary>
    /// <typeparam name="T">The port.</typeparam>
    /// <param name="assembly">The plugin.</param>
    /// <returns>The implementation.</returns>
    public static T Create<T>(Assembly assembly)
        where T : class =>
        (T)Activator.CreateInstance(assembly.GetExportedTypes().Single(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract))!;
}
