using System;
using System.IO;

namespace Jupiter.Migration.Embedded.Sessions;

/// <summary>
/// A file that says that its process is alive: it is held open, and the operating system lets go of it when the process ends, however
/// it ends. What a killed process leaves behind is a file that nobody holds.
/// </summary>
internal sealed class HeldFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;

    private HeldFile(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>Makes a file and holds it. It is whole and held from the moment at which it has its name.</summary>
    /// <param name="path">The file; one that nobody holds is replaced.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The file; it is let go of and removed when disposed of.</returns>
    public static HeldFile Create(string path, byte[] content)
    {
        var file = new FileStream(
            $"{path}.{Guid.NewGuid():N}.new", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1);
        try
        {
            file.Write(content);
            file.Flush();
            File.Move(file.Name, path, overwrite: true);
            return new HeldFile(file, path);
        }
        catch
        {
            file.Dispose();
            File.Delete(file.Name);
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
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1))
            {
            }

            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        try
        {
            File.Delete(_path);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody removed the whole folder meanwhile; there is nothing left to remove.
        }
    }
}
