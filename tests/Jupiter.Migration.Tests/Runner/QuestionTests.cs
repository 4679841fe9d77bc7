using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Runner;

/// <summary>Questions: asked on the error stream, answered on the standard input, refused when nobody is there.</summary>
public sealed class QuestionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _lock;

    public QuestionTests() => _lock = $"Lock-JupiterDatabase '{SampleDatabase.Make(_folder["server"])}' Jupiter | ForEach-Object IsLocked; 'end'";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("N", false)]
    [InlineData("what?\nn", false)]
    public void An_answer_decides(string answer, bool locks)
    {
        using var process = RunnerProcess.Start(_folder.Path, "-c", _lock);
        var run = process.Finish(answer + "\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((locks ? "True" + Environment.NewLine : "") + "end" + Environment.NewLine, run.Output);
        Assert.Contains("[Y] Yes", run.Errors, StringComparison.Ordinal);
        Assert.Equal(locks, IsLocked());
    }

    [Theory]
    [InlineData("", "PromptNotAllowed")]
    [InlineData("s\n", "SuspendNotPossible")]
    public void No_answer_is_an_error_and_changes_nothing(string input, string errorId)
    {
        using var process = RunnerProcess.Start(_folder.Path, "-c", _lock);
        var run = process.Finish(input);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("ErrorId: " + errorId, run.Errors, StringComparison.Ordinal);
        Assert.False(IsLocked());
    }

    [Fact]
    public void Non_interactive_refuses_the_question_itself()
    {
        using var process = RunnerProcess.Start(_folder.Path, "--non-interactive", "-c", _lock);
        var run = process.Finish("y\n");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ErrorId: PromptNotAllowed", run.Errors, StringComparison.Ordinal);
        Assert.Contains("-Confirm:$false", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("[Y]", run.Errors, StringComparison.Ordinal);
        Assert.False(IsLocked());
    }

    [Fact]
    public void Non_interactive_refuses_every_kind_of_question()
    {
        var run = RunnerProcess.Run("--non-interactive", "-c", """
            { Test-JupiterBackup }, { $Host.UI.ReadLine() }, { $Host.UI.PromptForCredential('a', 'b', 'c', 'd') }, { $Host.UI.ReadLineAsSecureString() } |
                ForEach-Object { try { & $_ } catch { $e = $_.Exception; while ($e.InnerException) { $e = $e.InnerException }; $e.Message } }
            """);

        Assert.Equal(string.Concat(Enumerable.Repeat("A question came up that nobody is there to answer." + Environment.NewLine, 4)), run.Output);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void A_missing_parameter_is_asked_for()
    {
        using var process = RunnerProcess.Start(_folder.Path, "-c", "Test-JupiterBackup");
        var run = process.Finish("/none.bak\n");

        Assert.Contains("BackupFile: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no backup file /none.bak.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_read_and_not_shown()
    {
        using var process = RunnerProcess.Start(_folder.Path, "-c", "$Host.UI.PromptForCredential('a', 'b', 'sa', 'd').GetNetworkCredential().Password.Length");
        var run = process.Finish("тайна\n");

        Assert.Equal("5" + Environment.NewLine, run.Output);
        Assert.DoesNotContain("тайна", run.Errors, StringComparison.Ordinal);
    }

    private bool IsLocked() => File.Exists(_folder["server", "Jupiter.db.lock.json"]);
}
