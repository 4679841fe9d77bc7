using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Pwsh;

/// <summary>Ctrl+C in a real pwsh.</summary>
[Trait("Tier", "Whole")]
public sealed class InterruptionTests : IClassFixture<LongDatabase>, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LongDatabase _database;

    public InterruptionTests(LongDatabase database) => _database = database;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backup_is_stopped_leaves_nothing_and_lets_the_script_end()
    {
        using var arrival = new FileArrival(_folder.Path, "*.partial");
        using var pwsh = PwshProcess.StartInterruptible(
            _folder.Path,
            $"'begin'; try {{ Backup-JupiterDatabase '{_database.Server}' Jupiter night.bak; 'never' }} finally {{ Set-Content finally (Get-ChildItem -Name) }}");
        arrival.Wait();

        pwsh.Interrupt();
        var run = pwsh.End();

        // No word of the exit code: pwsh takes it from whatever statement ended last, which may be one of the script's own end.
        Assert.Equal("begin" + Environment.NewLine, run.Output);

        // When the script's own end began, nothing was there any more: the prompt does not come back while files are still being removed.
        Assert.Equal(["finally"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)));
        Assert.Empty(File.ReadAllText(_folder["finally"]).Trim());
    }

    [Fact]
    public void A_question_is_left_without_an_answer()
    {
        using var arrival = new FileArrival(_folder.Path, "asking");
        using var pwsh = PwshProcess.StartInterruptible(_folder.Path, $"Set-Content asking ''; Lock-JupiterDatabase '{_database.Server}' Jupiter; 'never'");
        arrival.Wait();

        pwsh.Interrupt();
        var run = pwsh.Finish("");

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("never", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File + ".lock.json"));
    }
}
