using System;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Watches;

/// <summary>What a scheduled task tells PowerShell, as PowerShell itself reads it: whatever stands in a path stays a path.</summary>
public sealed class WatchShellTests : IDisposable
{
    // All that PowerShell gives a meaning, and the percent sign, for which the Task Scheduler puts variables in.
    private const string Signs = "a \\'\"`$();|&%\u2018\u2019\u201A\u201B\u201C\n{}#@é";

    private readonly HostedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_path_is_one_literal_whatever_stands_in_it()
    {
        var texts = Signs.SelectMany(_ => Signs, (a, b) => $"a{a}{b}a").ToArray();

        var wrong = _session.Run(
            """
            foreach ($text in $texts) {
                $literal = [Jupiter.Migration.Watches.Scheduling.WatchShell]::Literal($text)
                $read = @(& ([scriptblock]::Create("Write-Output -InputObject $literal")))
                if ($read.Count -ne 1 -or $read[0] -cne $text -or $literal.Contains('%')) { $text }
            }
            """,
            ("texts", texts));

        Assert.Empty(wrong);
    }

    [Fact]
    public void It_looks_once_with_the_module_by_its_full_path()
    {
        var called = _session.Run(
            """
            $shell = [Jupiter.Migration.Watches.Scheduling.WatchShell]::new('/opt/dotnet', [string[]]@('/opt/pwsh.dll'), '/m', '/m/Jupiter.Migration.psd1')
            $line = @($shell.Look('/var/lib/jupiter-watch-x'))
            $line[0]
            [scriptblock]::Create($line[-1]).Ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
            """);

        Assert.Equal(["/opt/pwsh.dll", "Import-Module", "Test-JupiterPresence", "Out-Null"], called.Select(name => name.ToString()));
    }
}
