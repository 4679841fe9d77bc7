using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Runner;

/// <summary>Ctrl+C in the console, or a service manager that ends the run.</summary>
public sealed class InterruptionTests : IClassFixture<LongDatabase>, IDisposable
{
    private const int Stopped = 130;

    private readonly TempFolder _folder = new();
    private readonly LongDatabase _database;

    public InterruptionTests(LongDatabase database) => _database = database;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_backup_is_stopped_and_leaves_nothing(string signal)
    {
        using var arrival = new FileArrival(_folder.Path, "*.partial");
        using var process = RunnerProcess.Start(_folder.Path, "-c", $"'begin'; Backup-JupiterDatabase '{_database.Server}' Jupiter night.bak; 'never'");
        arrival.Wait();

        process.Signal(signal);
        var run = process.End();

        Assert.Equal(Stopped, run.ExitCode);
        Assert.Equal("begin" + Environment.NewLine, run.Output);
        Assert.EndsWith("Stopped. What was half-made has been removed." + Environment.NewLine, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ErrorId", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_question_is_left_without_an_answer()
    {
        File.WriteAllText(_folder["ask.ps1"], $"[IO.File]::WriteAllText('{_folder["asking"]}', ''); Lock-JupiterDatabase '{_database.Server}' Jupiter; 'never'");
        using var arrival = new FileArrival(_folder.Path, "asking");
        using var process = RunnerProcess.Start(_folder.Path, "ask.ps1");
        arrival.Wait();

        process.Signal("INT");
        var run = process.End();

        Assert.Equal(Stopped, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.False(File.Exists(_database.File + ".lock.json"));
    }

    [Fact]
    public void What_a_script_left_for_the_end_is_done()
    {
        File.WriteAllText(
            _folder["night.ps1"],
            $"try {{ Backup-JupiterDatabase '{_database.Server}' Jupiter $PSScriptRoot/night.bak }} finally {{ [IO.File]::WriteAllText(\"$PSScriptRoot/finally\", '') }}");
        using var arrival = new FileArrival(_folder.Path, "*.partial");
        using var process = RunnerProcess.Start(_folder.Path, "night.ps1");
        arrival.Wait();

        process.Signal("INT");

        Assert.Equal(Stopped, process.End().ExitCode);
        Assert.Equal(["finally", "night.ps1"], Directory.EnumerateFiles(_folder.Path).Select(path => Path.GetFileName(path)).Order());
    }
}
