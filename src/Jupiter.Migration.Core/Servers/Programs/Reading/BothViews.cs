using System.Collections.Generic;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>A key of the computer as both kinds of program see it ("Registry Redirector" on Microsoft Learn).</summary>
internal static class BothViews
{
    /// <summary>Reads the key in each view.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="path">The path under HKEY_LOCAL_MACHINE.</param>
    /// <returns>The keys that are there, each with its view.</returns>
    /// <exception cref="RegistryUnreadableException">One could not be read.</exception>
    public static IEnumerable<(bool Is32Bit, RegistryKey Key)> Read(IRegistry registry, string path)
    {
        for (var view = 0; view < 2; view++)
        {
            if (registry.Read(RegistryHive.LocalMachine, path, is32Bit: view == 1) is { } key)
            {
                yield return (view == 1, key);
            }
        }
    }
}
