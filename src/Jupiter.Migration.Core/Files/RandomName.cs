using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Jupiter.Migration.Files;

/// <summary>Names for files that stand beside another for a while: 64 random bits, so that nobody has the name or can have prepared it.</summary>
internal static class RandomName
{
    private const int Digits = 16;

    /// <summary>A new name.</summary>
    /// <param name="path">The file beside which it stands.</param>
    /// <param name="suffix">What says what it is, with its dot.</param>
    /// <returns>The path.</returns>
    public static string For(string path, string suffix)
    {
        var random = new byte[Digits / 2];
        using (var source = RandomNumberGenerator.Create())
        {
            source.GetBytes(random);
        }

        return $"{path}.{Hexadecimal.Of(random)}{suffix}";
    }

    /// <summary>How much longer such a name is, in characters.</summary>
    /// <param name="suffix">What says what it is, with its dot.</param>
    /// <returns>The number.</returns>
    public static int LengthWith(string suffix) => 1 + Digits + suffix.Length;

    /// <summary>The files that were given such a name and still have it.</summary>
    /// <param name="path">The file beside which they stand.</param>
    /// <param name="suffix">What says what they are, with its dot.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> Given(string path, string suffix) =>
        Given(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".", suffix).Where(file => file.Length == path.Length + LengthWith(suffix));

    /// <summary>All files of a folder that were given such a name and still have it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="start">Beginning of the names.</param>
    /// <param name="suffix">What says what they are, with its dot.</param>
    /// <returns>Their paths.</returns>
    public static IEnumerable<string> Given(string folder, string start, string suffix) => SharedFolder.Files(folder, start, suffix).Where(file =>
        Path.GetFileName(file).Length > LengthWith(suffix)
        && file[file.Length - LengthWith(suffix)] == '.'
        && Hexadecimal.IsDigits(file.Substring(file.Length - suffix.Length - Digits, Digits), Digits));
}
