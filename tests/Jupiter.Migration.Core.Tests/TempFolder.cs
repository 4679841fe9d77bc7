using System;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Core.Tests;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("jupiter-core-").FullName;

    public string At(string name) => Path.Combine(Root, name);

    public string[] Files() => [.. Directory.GetFileSystemEntries(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
