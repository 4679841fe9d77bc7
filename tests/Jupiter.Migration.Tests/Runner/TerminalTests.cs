using System;
using System.IO;
using System.Text;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Runner;

/// <summary>The runner on a terminal, which util-linux's script(1) plays.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_progress_bar_is_drawn_over_and_cleared()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "There is no script(1) here.");
        var commands = "$r = New-JupiterRehearsal -Path here -Receipts 20000; Remove-JupiterRehearsal -Path here; 'end'";

        using var process = RunnerProcess.StartProgram(
            _folder.Path, "script", ["-qec", $"stty cols 100; dotnet '{StagedModule.Runner}' -c \"{commands.Replace("$", "\\$", StringComparison.Ordinal)}\"", "/dev/null"]);
        var run = process.End();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Making the sample database [", run.Output, StringComparison.Ordinal);
        Assert.Contains("#", run.Output, StringComparison.Ordinal);
        Assert.Equal("end", Screen(run.Output).TrimEnd().Split('\n')[^1].TrimEnd());
    }

    // What stands on the screen at the end: a carriage return lets what follows stand over what was there.
    private static string Screen(string output)
    {
        var lines = new StringBuilder();
        var line = new StringBuilder();
        var column = 0;
        foreach (var c in output)
        {
            switch (c)
            {
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    lines.Append(line).Append('\n');
                    line.Clear();
                    column = 0;
                    break;
                default:
                    line.Length = Math.Max(line.Length, column + 1);
                    line[column++] = c;
                    break;
            }
        }

        return lines.Append(line).ToString();
    }
}
