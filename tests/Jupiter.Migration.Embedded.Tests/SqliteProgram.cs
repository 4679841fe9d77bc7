using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>The sqlite3 program: a witness that has nothing of ours.</summary>
internal static class SqliteProgram
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "sqlite3"), Path.Combine(folder, "sqlite3.exe") }).FirstOrDefault(File.Exists);

    public static bool IsInstalled => Program is not null;

    /// <summary>Asserts that files are sound and hold the same.</summary>
    public static void FindsEqual(string expected, params string[] others)
    {
        var dump = Ask(expected, ".dump");
        foreach (var other in others)
        {
            Assert.Equal("ok", Ask(other, "PRAGMA integrity_check;").Trim());
            Assert.Equal(dump, Ask(other, ".dump"));
        }
    }

    public static string Ask(string file, string command)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-batch");
        start.ArgumentList.Add(file);
        start.ArgumentList.Add(command);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        return output;
    }
}
