using System;
using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Runner;

/// <summary>What a scheduled task sees of a run: its exit code, and which words went where.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("function Leave { exit 4 }; Leave; 'never'", 4)]
    [InlineData("try { exit 5 } finally { 'last' }", 5)]
    [InlineData("throw 'broken'", 1)]
    [InlineData("$ErrorActionPreference = 'Continue'; Test-JupiterBackup none.bak; 'goes on'", 0)]
    public void A_script_decides_the_exit_code(string text, int exitCode)
    {
        var run = RunnerProcess.Run(Script("script.ps1", text));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 7; 'never'", 7)]
    [InlineData("Test-JupiterBackup none.bak; 'never'", 1)]
    [InlineData("if (", 1)]
    public void Commands_decide_it_too(string text, int exitCode)
    {
        var run = RunnerProcess.Run("-c", text);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("Nothing to run")]
    [InlineData("no option --colour", "--colour", "-c", "1")]
    [InlineData("-c needs a value", "-c")]
    [InlineData("--culture needs a value", "--culture")]
    [InlineData("no culture xx-yy-zz", "--culture", "xx-yy-zz", "-c", "1")]
    [InlineData("not extra", "-c", "1", "extra")]
    public void A_wrong_command_line_is_64_and_says_why(string why, params string[] arguments)
    {
        var run = RunnerProcess.Run(arguments);

        Assert.Equal(64, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
        Assert.Contains("jupiter-migration [OPTIONS] SCRIPT", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_usage_is_no_error()
    {
        var run = RunnerProcess.Run("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--non-interactive", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void A_script_that_is_not_there_is_named_with_what_to_do()
    {
        var run = RunnerProcess.Run("nowhere/night.ps1");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("nowhere/night.ps1", run.Errors, StringComparison.Ordinal);
        Assert.Contains("ErrorId: ScriptNotFound", run.Errors, StringComparison.Ordinal);
        Assert.Contains("What to do: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_is_not_there_is_an_error_with_what_to_do()
    {
        var run = RunnerProcess.Run("--module", _folder["none"], "-c", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ErrorId: ModuleNotFound", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_cannot_be_parsed_says_where()
    {
        var run = RunnerProcess.Run(Script("wrong.ps1", "'before'\nif ("));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("wrong.ps1:2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_go_to_the_error_stream_with_cause_and_remedy_and_nowhere_else()
    {
        var run = RunnerProcess.Run(Script("night.ps1", "'before'\nTest-JupiterBackup /none.bak"));

        Assert.Equal("before" + Environment.NewLine, run.Output);
        Assert.Contains("There is no backup file /none.bak.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("ErrorId: BackupNotFound" + Environment.NewLine, run.Errors, StringComparison.Ordinal);
        Assert.Contains("What to do: Check the path", run.Errors, StringComparison.Ordinal);
        Assert.Contains("night.ps1:2: Test-JupiterBackup /none.bak", run.Errors, StringComparison.Ordinal);
    }

    private string Script(string name, string text)
    {
        var path = _folder[name];
        File.WriteAllText(path, text);
        return path;
    }
}
