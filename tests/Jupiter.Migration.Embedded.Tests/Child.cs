using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Jupiter.Migration.Embedded.Tests;

/// <summary>A process that a test starts in order to kill it.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Child(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    private string Errors => _errors.Result;

    /// <summary>Starts the kill target and waits until it begins its work.</summary>
    public static Child Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "KillTarget.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var child = new Child(Process.Start(start)!);
        if (child._process.StandardOutput.ReadLine() != "go")
        {
            Assert.Fail(child.Errors);
        }

        return child;
    }

    /// <summary>Waits until it is done.</summary>
    public void WaitUntilDone()
    {
        if (_process.StandardOutput.ReadLine() != "done")
        {
            Assert.Fail(Errors);
        }

        _process.WaitForExit();
    }

    /// <summary>Kills it as nothing can be caught (SIGKILL).</summary>
    /// <returns>Whether it was still at work.</returns>
    public bool Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        return _process.ExitCode != 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
