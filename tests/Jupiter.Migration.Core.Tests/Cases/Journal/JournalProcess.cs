using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>A process of its own that appends lines to a journal and holds the case, until it is killed or let go.</summary>
internal sealed class JournalProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public JournalProcess(string folder, int count)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"));
        start.ArgumentList.Add("journal");
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(count.ToString(CultureInfo.InvariantCulture));
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    /// <summary>Waits for a line of its output.</summary>
    public void WaitFor(string line)
    {
        while (ReadLine() != line)
        {
        }
    }

    /// <summary>Waits until a line of its journal is on the medium.</summary>
    public void WaitForWritten()
    {
        WaitFor("go");
        _output.Append(ReadLine()).Append('\n');
    }

    /// <summary>Kills it as nothing can be caught (SIGKILL).</summary>
    /// <returns>The numbers and tokens of the lines that had been on the medium.</returns>
    public List<(long Sequence, string Token)> Kill()
    {
        _process.Kill();
        var output = _output.Append(_process.StandardOutput.ReadToEnd()).ToString();
        _process.WaitForExit();
        var said = new List<(long Sequence, string Token)>();

        // What follows the last line feed was cut off while it was being said.
        foreach (var line in output[..(output.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is [var sequence, var token])
            {
                said.Add((long.Parse(sequence, CultureInfo.InvariantCulture), token));
            }
        }

        return said;
    }

    /// <summary>Lets it release the case and end.</summary>
    public void LetGo()
    {
        _process.StandardInput.WriteLine();
        _process.WaitForExit();
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private string ReadLine()
    {
        var line = _process.StandardOutput.ReadLine();
        Assert.NotNull(line);
        return line;
    }
}
