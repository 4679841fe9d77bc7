using System;

namespace Jupiter.Migration.HelpBuilder;

/// <summary>Builds the help of the module: <c>HelpBuilder DOCS-FOLDER MODULE-FOLDER</c>.</summary>
internal static class Program
{
    private const int Malformed = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs the build.</summary>
    /// <param name="args">The folder of the pages and the folder of the module.</param>
    /// <returns>0 when the help was written, 1 when a page is malformed, 2 when the arguments are wrong.</returns>
    public static int Main(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("Usage: Jupiter.Migration.HelpBuilder DOCS-FOLDER MODULE-FOLDER");
            return WrongUsage;
        }

        var malformed = new HelpBuild(args[0], args[1]).Run();
        foreach (var page in malformed)
        {
            Console.Error.WriteLine(page.Message);
        }

        return malformed.Count == 0 ? 0 : Malformed;
    }
}
