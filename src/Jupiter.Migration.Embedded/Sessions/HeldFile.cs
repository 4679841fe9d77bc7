using System;
using System.IO;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Embedded.Sessions;

/// <summary>
/// A file that says that its process is alive: it is held open, and the operating system lets go of it when the process ends, however
/// it ends. What a killed process leaves behind is a file that nobody holds.
/// </summary>
internal sealed class HeldFile(FileStream file, string path) : IDisposable
{
    private readonly FileStream _file = file;
    private readonly string _path = path;

    /// <summary>Makes a file and holds it. It is whole and held from the moment at which it has its name.</summary>
    /// <param name="path">The file; one that nobody holds is replaced.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The file; it is let go of and removed when disposed of.</returns>
    public static HeldFile Create(string path, byte[] content)
    {
        var file = SharedFile.CreateHeld($"{path}.{Guid.NewGuid():N}.new");
        try
        {
            file.Write(content);
            file.Flush();
            SharedFile.Move(file.Name, path, replaces: true);
            return new HeldFile(file, path);
        }
        catch
        {
            file.Dispose();
            SharedFile.Delete(file.Name);
            throw;
        }
    }

    /// <summary>Whether somebody holds a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether it is held.</returns>
    public static bool IsHeld(string path)
    {
        try
        {
            // On Windows whoever holds it lets nobody write, so it is asked for as mildly as can be: two who ask are not in each other's
            // way, nor in that of the holder who removes it. Elsewhere locks only stop who wants to be alone.
            using (OperatingSystem.IsWindows() ? SharedFile.OpenBesideAll(path, FilePatience.None) : SharedFile.OpenAloneIfThere(path, FilePatience.None))
            {
            }

            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();

        // Somebody removed the whole folder meanwhile, or reads the file. One that nobody holds means nothing any more.
        SharedFile.TryDelete(_path);
    }
}
