using System.IO;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>The folders of the sample venue, with a file in each, as its users would miss them after a reinstallation (clause P2).</summary>
internal static class SampleFolders
{
    /// <summary>Writes them.</summary>
    /// <param name="folders">Full paths of the folders.</param>
    public static void Write(string[] folders)
    {
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder);
            DurableFile.Write(Path.Combine(folder, "Смена 1.txt"), Encoding.UTF8.GetBytes(Path.GetFileName(folder)));
        }
    }
}
