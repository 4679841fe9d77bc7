using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>What this process holds open.</summary>
internal static class OpenFiles
{
    private const string Handles = "/proc/self/fd";

    public static IReadOnlyList<string> Under(string folder)
    {
        Assert.SkipUnless(Directory.Exists(Handles), "There is no /proc here.");
        return Directory.EnumerateFileSystemEntries(Handles).Select(Target)
            .Where(path => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).ToArray();
    }

    private static string Target(string handle)
    {
        try
        {
            return File.ResolveLinkTarget(handle, returnFinalTarget: false)?.FullName ?? "";
        }
        catch (IOException)
        {
            // Another test has closed it meanwhile.
            return "";
        }
    }
}
