using System;
using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Pwsh;

/// <summary>What a scheduled task sees of a script with the module: exit code, errors, bytes that a log can keep, the language.</summary>
[Trait("Tier", "Whole")]
public sealed class ScriptTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exit 7; 'never'", 7)]
    [InlineData("Test-JupiterBackup none.bak; 'never'", 1)]
    [InlineData("$ErrorActionPreference = 'Continue'; Test-JupiterBackup none.bak; exit 0", 0)]
    public void A_script_decides_the_exit_code(string text, int exitCode)
    {
        File.WriteAllText(_folder["night.ps1"], $"$ErrorActionPreference = 'Stop'; Import-Module '{StagedModule.Manifest}'; {text}");

        using var pwsh = PwshProcess.StartScript(_folder.Path, "night.ps1");
        var run = pwsh.Finish("");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("en-US", "There is no backup file /none.bak.", "Check the path")]
    [InlineData("ru-RU", "Файла резервной копии /none.bak нет.", "Проверьте путь")]
    public void An_error_and_its_remedy_are_in_the_language_of_the_session(string culture, string message, string remedy)
    {
        var run = PwshProcess.Run("$ErrorView = 'CategoryView'; try { Test-JupiterBackup /none.bak } catch { $_.Exception.Message; $_.ErrorDetails.RecommendedAction; throw }", culture);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Output, StringComparison.Ordinal);
        Assert.Contains(remedy, run.Output, StringComparison.Ordinal);
        Assert.Contains("ObjectNotFound", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "Takes a backup")]
    [InlineData("ru-RU", "езервн")]
    public void Help_is_in_the_language_of_the_session(string culture, string words)
    {
        var run = PwshProcess.Run("Get-Help Backup-JupiterDatabase -Full; '====='; Get-Help about_Jupiter_Migration", culture);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output.Split("=====")[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("-ServerInstance", run.Output.Split("=====")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void The_code_of_an_example_stands_on_lines_of_its_own(string culture)
    {
        var run = PwshProcess.Run("Get-Help Invoke-JupiterMigration -Examples | Out-String -Width 80", culture);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.TrimStart().StartsWith("$sql = @{", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en-US", "What if: Make a rehearsal (")]
    [InlineData("ru-RU", "What if: Создать репетицию (")]
    public void WhatIf_says_in_the_language_of_the_session_what_would_be_done(string culture, string deed)
    {
        var run = PwshProcess.Run("New-JupiterRehearsal ./whatif -WhatIf", culture);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(deed, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Performing the operation", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_redirected_is_plain_text()
    {
        var server = SampleDatabase.Make(_folder["server"]);

        var run = PwshProcess.Run(
            $"Backup-JupiterDatabase '{server}' Jupiter '{_folder["a.bak"]}' -Verbose; Test-JupiterBackup '{_folder["a.bak"]}'; Lock-JupiterDatabase '{server}' Jupiter -Confirm:$false; "
            + $"Unlock-JupiterDatabase '{server}' Jupiter -WhatIf");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Sha256", run.Output, StringComparison.Ordinal);
        Assert.Contains("IsLocked", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\uFEFF', run.Output);
    }
}
