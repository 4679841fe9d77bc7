using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers;

/// <summary>
/// The names that a computer keeps in its hosts file: they come before every name service, and nobody remembers them when a server gets another address
/// ("TCP/IP and NBT configuration parameters for Windows" on Microsoft Learn; hosts(5)).
/// </summary>
internal static class HostsFile
{
    private const long Longest = 1 << 20;
    private static readonly char[] Blanks = [' ', '\t', '\r', '\0'];

    /// <summary>The file of this computer.</summary>
    public static string OfThisComputer => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.System), "drivers", "etc", "hosts");

    /// <summary>Reads its lines.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The lines; none where there is no file; null where it can't be read, or is of a size that no person writes.</returns>
    public static IReadOnlyList<string>? Lines(string path)
    {
        try
        {
            return SharedFile.ReadWhole(path, Longest, FilePatience.None) is { } bytes ? Encoding.UTF8.GetString(bytes).Split('\n') : null;
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            return e is FileNotFoundException or DirectoryNotFoundException ? [] : null;
        }
    }

    /// <summary>Takes the names of other computers from its lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<ClientSetting> Parse(IReadOnlyList<string> lines) =>
    [
        .. lines.Where(line => line is not null).Select(line => line.Split('#')[0].Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && IPAddress.TryParse(words[0], out var address) && !IPAddress.IsLoopback(address))
            .SelectMany(words => words.Skip(1).Select(name => new ClientSetting { Kind = ClientSettingKind.HostsEntry, Name = Of(name), Target = Of(words[0]) }))
            .Take(InventoryLimits.MostParts / 4),
    ];

    private static string Of(string text) => PrintableText.Clean(text);
}
