using System;
using System.Collections.Generic;
using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>
/// A file while it is being written: under a random name beside its final one, which nobody can have prepared. It is made exclusively,
/// and goes again unless it gets its final name.
/// </summary>
public sealed class PartialFile : IDisposable
{
    /// <summary>End of its name.</summary>
    public const string Suffix = ".partial";

    private readonly string _finalPath;
    private bool _hasFinalName;

    private PartialFile(string finalPath, string path, FileStream stream)
    {
        _finalPath = finalPath;
        Path = path;
        Stream = stream;
    }

    /// <summary>Its name for now.</summary>
    public string Path { get; }

    /// <summary>Its bytes, closed to everybody else until it is named.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes one.</summary>
    /// <param name="finalPath">The final name.</param>
    /// <param name="rights">Who may read it.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    /// <returns>The file.</returns>
    public static PartialFile Create(string finalPath, FileRights rights = FileRights.OfFolder, FilePatience? patience = null)
    {
        var path = RandomName.For(finalPath, Suffix);
        return new PartialFile(finalPath, path, SharedFile.CreateNew(path, rights, patience));
    }

    /// <summary>Removes what killed runs left. What somebody still writes to stays.</summary>
    /// <param name="finalPath">The final name.</param>
    public static void RemoveLeft(string finalPath) => Remove(RandomName.Given(finalPath, Suffix));

    /// <summary>Removes what killed runs left in a folder, whatever it was to be called.</summary>
    /// <param name="folder">The folder.</param>
    public static void RemoveAllLeft(string folder) => Remove(RandomName.Given(folder, "", Suffix));

    /// <summary>Gives it its final name in one step and makes the name durable. What was written has to be on the medium already.</summary>
    /// <param name="replaces">Whether a file that has the name is replaced; otherwise the name must be free.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    public void TakeName(bool replaces, FilePatience? patience = null)
    {
        Stream.Dispose();
        DurableFile.Move(Path, _finalPath, replaces, patience);
        _hasFinalName = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_hasFinalName)
        {
            // What is left has a name that nobody takes for anything.
            SharedFile.TryDelete(Path);
        }
    }

    private static void Remove(IEnumerable<string> left)
    {
        foreach (var path in left)
        {
            // Somebody's, or not to be removed: it is in nobody's way.
            FileErrors.Try(() =>
            {
                SharedFile.OpenAloneIfThere(path, FilePatience.None).Dispose();
                SharedFile.Delete(path, FilePatience.None);
            });
        }
    }
}
