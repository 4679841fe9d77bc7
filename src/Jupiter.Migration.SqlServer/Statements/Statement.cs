using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Statements;

/// <summary>
/// The statements that this engine sends, each a file beside this class. Values are parameters; names, which can't be, stand as
/// <c>[$(token)]</c> or <c>N'$(token)'</c> and are quoted when they are put in.
/// </summary>
internal static class Statement
{
    private static readonly ConcurrentDictionary<string, string> Loaded = new(StringComparer.Ordinal);

    /// <summary>A statement that names nothing.</summary>
    /// <param name="path">Its folder and name, such as <c>Backups/header</c>.</param>
    /// <returns>The T-SQL, without the comments of its file.</returns>
    public static string Text(string path) => Loaded.GetOrAdd(path, Load);

    /// <summary>A statement with the names that it works on.</summary>
    /// <param name="path">Its folder and name.</param>
    /// <param name="names">Tokens and names.</param>
    /// <returns>The T-SQL.</returns>
    public static string Text(string path, params (string Token, string Name)[] names) => Fill(Text(path), names);

    /// <summary>Puts names into a statement.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="names">Tokens and names.</param>
    /// <returns>The T-SQL.</returns>
    public static string Fill(string text, params (string Token, string Name)[] names)
    {
        // Piece by piece, so that a name which looks like a token is never filled in itself.
        var filled = new System.Text.StringBuilder(text.Length + 64);
        var at = 0;
        while (at < text.Length)
        {
            var (end, value) = FirstToken(text, at, names);
            filled.Append(text, at, (value is null ? text.Length : end.Start) - at).Append(value);
            at = value is null ? text.Length : end.End;
        }

        return filled.ToString();
    }

    private static ((int Start, int End) Place, string? Value) FirstToken(string text, int from, (string Token, string Name)[] names)
    {
        var best = ((text.Length, text.Length), (string?)null);
        foreach (var (token, name) in names)
        {
            foreach (var (form, value) in new[] { ($"[$({token})]", SqlName.Quote(name)), ($"N'$({token})'", SqlName.Literal(name)) })
            {
                var start = text.IndexOf(form, from, StringComparison.Ordinal);
                if (start >= 0 && start < best.Item1.Item1)
                {
                    best = ((start, start + form.Length), value);
                }
            }
        }

        return best;
    }

    private static string Load(string path)
    {
        using var stream = typeof(Statement).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException("No statement " + path);
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r'));
        return string.Join("\n", lines.Where(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();
    }
}
