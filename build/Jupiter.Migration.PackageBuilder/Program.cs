using System;
using Jupiter.Migration.PackageBuilder.Archives;
using Jupiter.Migration.PackageBuilder.Notices;

namespace Jupiter.Migration.PackageBuilder;

/// <summary>
/// What the staged module still lacks to be given away: <c>notices MODULE FILE ASSETS...</c> writes the licences of what others made,
/// <c>zip MODULE FILE FOLDER</c> packs the module under a folder of the archive.
/// </summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs one of the two.</summary>
    /// <param name="args">Its name and its arguments.</param>
    /// <returns>0 when the file was written.</returns>
    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["notices", var module, var file, .. var assets]:
                    new NoticeFile(RestoredPackages.Of(assets)).Write(module, file);
                    return 0;
                case ["zip", var module, var file, var folder]:
                    ModuleArchive.Write(module, file, folder);
                    return 0;
                default:
                    Console.Error.WriteLine("Usage: Jupiter.Migration.PackageBuilder notices MODULE FILE ASSETS... | zip MODULE FILE FOLDER");
                    return WrongUsage;
            }
        }
        catch (UnlicensedFileException e)
        {
            Console.Error.WriteLine(e.Message);
            return Failed;
        }
    }
}
