using System;
using System.Diagnostics;
using System.Text;
using System.Threading.Tasks;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>Reads what a program shows on a terminal, and answers as a terminal does when it is asked where its cursor is.</summary>
internal static class TerminalReader
{
    private const string WhereIsTheCursor = "\u001b[6n";
    private const string AtTheTop = "\u001b[1;1R";

    public static async Task<string> ReadToEnd(Process process)
    {
        var shown = new StringBuilder();
        var buffer = new char[1024];
        var searched = 0;
        for (var count = await process.StandardOutput.ReadAsync(buffer); count > 0; count = await process.StandardOutput.ReadAsync(buffer))
        {
            shown.Append(buffer, 0, count);
            var text = shown.ToString();
            for (var at = text.IndexOf(WhereIsTheCursor, searched, StringComparison.Ordinal); at >= 0; at = text.IndexOf(WhereIsTheCursor, searched, StringComparison.Ordinal))
            {
                searched = at + WhereIsTheCursor.Length;
                lock (process.StandardInput)
                {
                    process.StandardInput.Write(AtTheTop);
                }
            }
        }

        return shown.ToString();
    }
}
