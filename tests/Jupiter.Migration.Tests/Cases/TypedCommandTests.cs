using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>Whatever command a case shows or advises can be typed as it stands, wherever the case lies.</summary>
public sealed class TypedCommandTests : IDisposable
{
    // All that PowerShell takes for a single quotation mark, and what means something between double ones.
    private const string Strange = "O'Neil \u2018a\u2019 \u201Ab\u201B $c";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Its_commands_name_the_case_however_its_folder_is_called(string culture)
    {
        using var session = new HostedSession(culture);
        using (var copy = Process.Start("cp", ["-r", Path.Combine(StagedModule.RepoRoot, "tests", "golden", "0.2.0"), _folder[Strange]]))
        {
            copy.WaitForExit();
        }

        var found = session.Run(
            """
            $advised = '\b(?:(?:Approve|Confirm|Deny|Get|Invoke|Stop|Undo)-JupiterMigration|Complete-JupiterStep|Export-JupiterReport|Test-JupiterJournal)\b(?: -Case)?'
            foreach ($status in $cases | Get-JupiterMigration) {
                foreach ($step in $status.Steps) {
                    $commands = [scriptblock]::Create($step.Command).Ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)
                    if (-not $commands.Count -or @($commands | Where-Object { $_.CommandElements.Value -cnotcontains $status.Case }).Count) { $step.Command }
                }

                foreach ($text in @($status.Deadline; $status.Remedy; $status.Steps.Instruction; $status.Steps.Remedy)) {
                    foreach ($command in [regex]::Matches($text, $advised)) {
                        if ($text.Substring($command.Index + $command.Length).StartsWith(" $([Jupiter.Migration.Resources.PowerShellLiteral]::Quoted($status.Case))", 'Ordinal')) { $advices++ } else { $text }
                    }
                }
            }

            $advices
            """,
            ("cases", Directory.GetDirectories(_folder[Strange])));

        Assert.True(Assert.Single(found).BaseObject is > 10, string.Join(Environment.NewLine, found));
    }
}
