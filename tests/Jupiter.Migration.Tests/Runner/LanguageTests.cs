using System;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Runner;

/// <summary>Two languages, and bytes that a log file can keep.</summary>
public sealed class LanguageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_culture_the_messages_are_Russian()
    {
        var run = RunnerProcess.Run("--culture", "ru-RU", "-c", "\"$PSUICulture $([cultureinfo]::CurrentCulture.Name)\"; Test-JupiterBackup /none.bak");

        Assert.Equal("ru-RU ru-RU" + Environment.NewLine, run.Output);
        Assert.Contains("ОШИБКА: Файла резервной копии /none.bak нет.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Что делать: Проверьте путь", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_may_follow_the_commands()
    {
        Assert.Equal("ru-RU" + Environment.NewLine, RunnerProcess.Run("-c", "$PSUICulture", "--culture", "ru-RU").Output);
    }

    [Fact]
    public void The_usage_and_its_errors_are_Russian_too()
    {
        Assert.Contains("СЦЕНАРИЙ", RunnerProcess.Run("--culture", "ru-RU", "--help").Output, StringComparison.Ordinal);
        Assert.Contains("Сценария nowhere.ps1 нет.", RunnerProcess.Run("--culture", "ru-RU", "nowhere.ps1").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "Takes a backup")]
    [InlineData("ru-RU", "езервн")]
    public void Help_is_in_the_language_of_the_run(string culture, string words)
    {
        var run = RunnerProcess.Run("--culture", culture, "-c", "Get-Help Backup-JupiterDatabase -Full; '====='; Get-Help about_Jupiter_Migration");

        Assert.Equal(0, run.ExitCode);
        var (cmdlet, about) = (run.Output.Split("=====")[0], run.Output.Split("=====")[1]);
        Assert.Contains(words, cmdlet, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("-ServerInstance", cmdlet, StringComparison.Ordinal);
        Assert.Equal(culture == "ru-RU", about.Any(letter => letter is >= 'А' and <= 'я'));
    }

    [Fact]
    public void What_is_redirected_has_no_escape_sequences()
    {
        var server = SampleDatabase.Make(_folder["server"]);

        var run = RunnerProcess.Run(
            "-c",
            $"Backup-JupiterDatabase '{server}' Jupiter '{_folder["a.bak"]}' -Verbose; Test-JupiterBackup '{_folder["a.bak"]}'; Lock-JupiterDatabase '{server}' Jupiter -Confirm:$false; "
            + "$PSStyle.Foreground.Red + 'red'; $PSStyle; Unlock-JupiterDatabase " + $"'{server}' Jupiter -WhatIf; throw ($PSStyle.Foreground.Red + 'wrong')");

        Assert.Contains("Sha256", run.Output, StringComparison.Ordinal);
        Assert.Contains("IsLocked", run.Output, StringComparison.Ordinal);
        Assert.Contains("wrong", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u001b', run.Errors);
        Assert.DoesNotContain('\uFEFF', run.Output);
    }
}
