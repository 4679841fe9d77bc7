using System;
using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Pwsh;

/// <summary>Questions of a real pwsh: answered, or refused where nobody is there.</summary>
[Trait("Tier", "Whole")]
public sealed class QuestionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _lock;

    public QuestionTests() => _lock = $"Lock-JupiterDatabase '{SampleDatabase.Make(_folder["server"])}' Jupiter | ForEach-Object {{ 'locked: ' + $_.IsLocked }}; 'end'";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Y\n", true)]
    [InlineData("N\n", false)]
    [InlineData("what?\nN\n", false)]
    public void An_answer_decides(string answer, bool locks)
    {
        using var pwsh = PwshProcess.Start(_folder.Path, _lock);
        var run = pwsh.Finish(answer);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[Y] Yes", run.Output, StringComparison.Ordinal);
        Assert.Equal(locks, run.Output.Contains("locked: True", StringComparison.Ordinal));
        Assert.EndsWith("end" + Environment.NewLine, run.Output, StringComparison.Ordinal);
        Assert.Equal(locks, IsLocked());
    }

    [Fact]
    public void Non_interactive_refuses_the_question_and_changes_nothing()
    {
        using var pwsh = PwshProcess.Start(_folder.Path, _lock, options: "-NonInteractive");
        var run = pwsh.Finish("Y\n");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NonInteractive", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("end", run.Output, StringComparison.Ordinal);
        Assert.False(IsLocked());
    }

    private bool IsLocked() => File.Exists(_folder["server", "Jupiter.db.lock.json"]);
}
