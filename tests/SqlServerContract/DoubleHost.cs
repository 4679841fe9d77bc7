using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>The process in which the doubles of all tests live. It ends with this one, because its standard input ends then.</summary>
internal static class DoubleHost
{
    /// <summary>The login of every double.</summary>
    public const string UserName = "sa";

    /// <summary>Its password.</summary>
    public const string Password = "Кухня-№7; закрыта'";

    private static readonly object Gate = new();
    private static Process? _process;

    /// <summary>Starts an instance.</summary>
    /// <param name="version">The version that it plays.</param>
    /// <param name="folder">Its data.</param>
    /// <returns>Its port.</returns>
    public static int Start(ServerVersion version, string folder)
    {
        lock (Gate)
        {
            return int.Parse(Ask($"start {version.ToString().Substring(3)} {folder}"), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Ends an instance.</summary>
    /// <param name="port">Its port.</param>
    public static void Stop(int port)
    {
        lock (Gate)
        {
            Ask($"stop {port}");
        }
    }

    private static string Ask(string command)
    {
        _process ??= StartProcess();
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The double has ended.");
        return answer.StartsWith("ok ", StringComparison.Ordinal)
            ? answer.Substring(3)
            : throw new InvalidOperationException("The double says: " + answer);
    }

    private static Process StartProcess()
    {
        var start = new ProcessStartInfo("dotnet", "\"" + Program() + "\" --host")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.EnvironmentVariables["JUPITER_DOUBLE_PASSWORD"] = Password;
        return Process.Start(start)!;
    }

    // Tests of either framework stand beside the double in the same tree.
    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppDomain.CurrentDomain.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var bin = Path.Combine(folder.FullName, "tests", "SqlServerDouble", "bin");
            if (Directory.Exists(bin))
            {
                return Directory.EnumerateFiles(bin, "SqlServerDouble.dll", SearchOption.AllDirectories)
                    .OrderByDescending(File.GetLastWriteTimeUtc).First();
            }
        }

        throw new InvalidOperationException("The double has not been built.");
    }
}
