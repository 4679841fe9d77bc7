using System.IO;

namespace Jupiter.Migration.Files;

/// <summary>Puts files under their final names so that a power loss leaves either the whole new file or what was there before.</summary>
public static class DurableFile
{
    /// <summary>Renames a file in one step and makes the name durable.</summary>
    /// <param name="from">Present name.</param>
    /// <param name="to">New name.</param>
    /// <param name="replaces">Whether a file that has the name is replaced; otherwise the name must be free.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    public static void Move(string from, string to, bool replaces = false, FilePatience? patience = null)
    {
        MediumEvents.Log.Naming(to);
        SharedFile.Move(from, to, replaces, patience);
        Medium.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
        MediumEvents.Log.Named(to);
    }

    /// <summary>Writes a small file whole.</summary>
    /// <param name="path">Its final name; replaced in one step when it exists.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="rights">Who may read it.</param>
    /// <param name="patience">How long others are waited for; the usual time by default.</param>
    public static void Write(string path, byte[] content, FileRights rights = FileRights.OfFolder, FilePatience? patience = null)
    {
        using var file = PartialFile.Create(path, rights, patience);
        file.Stream.Write(content, 0, content.Length);
        Medium.Flush(file.Stream, file.Path);
        file.TakeName(replaces: true, patience);
    }

    /// <summary>Makes a folder, whose name is durable when this returns.</summary>
    /// <param name="path">The folder; may exist.</param>
    /// <param name="rights">Who may read it.</param>
    public static void CreateFolder(string path, FileRights rights = FileRights.OfFolder)
    {
        if (rights != FileRights.OfFolder || !Directory.Exists(path))
        {
            NewFile.CreateFolder(path, rights);
            Medium.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }
}
