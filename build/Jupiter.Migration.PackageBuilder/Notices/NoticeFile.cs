using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Jupiter.Migration.PackageBuilder.Notices;

/// <summary>Writes who made the libraries in the module and under which licence they may be given away. Packages with the same text share it.</summary>
internal sealed class NoticeFile(RestoredPackages packages)
{
    private const string Intro = """
        Jupiter.Migration contains the work of others. This file is made at the build from the packages that its files come from.

        """;

    /// <summary>Writes the file.</summary>
    /// <param name="module">The folder of the module.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="UnlicensedFileException">A file of the module is from no package, or the licence of its package is not known.</exception>
    public void Write(string module, string file)
    {
        var licenses = ShippedFiles.OfOthers(module).Select(FolderOf).Distinct(StringComparer.Ordinal).Select(PackageLicense.Read)
            .OrderBy(license => license.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        var text = new StringBuilder(Lines(Intro)).Append('\n');
        foreach (var same in licenses.GroupBy(license => Lines(license.Text)))
        {
            Append(text, same.Select(license => $"{license.Name} ({license.License}). {license.Copyright}"), same.Key);
        }

        foreach (var same in licenses.Where(license => license.Notices is not null).GroupBy(license => Lines(license.Notices!)))
        {
            Append(text, same.Select(license => $"{license.Name}: what it says of others"), same.Key);
        }

        File.WriteAllText(file, text.ToString());
    }

    private static void Append(StringBuilder text, IEnumerable<string> packages, string words) => text
        .Append('\n').Append('=', 80).Append('\n')
        .AppendJoin('\n', packages).Append('\n')
        .Append('-', 80).Append("\n\n")
        .Append(words.Trim()).Append('\n');

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF');

    private string FolderOf(string file) => packages.FolderOf(file)
        ?? throw new UnlicensedFileException($"No package that was restored holds {file}, which the module would ship.");
}
