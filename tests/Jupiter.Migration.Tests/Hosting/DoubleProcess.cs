using System;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace Jupiter.Migration.Tests.Hosting;

/// <summary>A double of SQL Server as a process of its own. It ends with its input, so with this one, however this one ends.</summary>
internal sealed class DoubleProcess : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly Process _process;

    public DoubleProcess(string version)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "SqlServerDouble.dll"),
            "--version", version, "--port", "0", "--data", _data.Path, "--user", "sa", "--password-stdin",
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        _process.StandardInput.WriteLine(SqlText.Password);
        _process.StandardInput.Flush();
        const string Greeting = "listening on ";
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The double has ended.");
        Address = line.StartsWith(Greeting, StringComparison.Ordinal) ? line[Greeting.Length..] : throw new InvalidOperationException("The double says: " + line);
    }

    /// <summary>For -ServerInstance.</summary>
    public string Address { get; }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
        _data.Dispose();
    }
}
