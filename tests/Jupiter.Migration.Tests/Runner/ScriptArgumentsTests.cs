using System;
using System.IO;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Runner;

/// <summary>The words after a script's name are bound as PowerShell binds them.</summary>
public sealed class ScriptArgumentsTests : IDisposable
{
    private const string Script = """
        [CmdletBinding(SupportsShouldProcess)]
        param([Parameter(Position = 0)][string]$Path, [Parameter(Position = 1)][Alias('N')][int]$Number, [switch]$Fast, [string[]]$Names)
        "[$Path] [$Number] [$Fast] [$($Names -join '+')] [$VerbosePreference] [$WhatIfPreference]"
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[a] [-5] [False] [] [SilentlyContinue] [False]", "a", "-5")]
    [InlineData("[a] [-5] [True] [] [SilentlyContinue] [False]", "-Number", "-5", "-Fast", "a")]
    [InlineData("[a] [7] [False] [] [SilentlyContinue] [False]", "-Path:a", "-N", "7", "-Fast:$false")]
    [InlineData("[/a:b] [0] [True] [] [SilentlyContinue] [False]", "-Path:/a:b", "-f")]
    [InlineData("[x] [0] [False] [] [Continue] [True]", "-Verbose", "-WhatIf", "-Path", "x")]
    [InlineData("[$env:HOME; «Ёлки» \"в\" кавычках] [0] [False] [one] [SilentlyContinue] [False]", "$env:HOME; «Ёлки» \"в\" кавычках", "-Names", "one")]
    public void A_script_gets_what_was_typed(string expected, params string[] arguments)
    {
        var path = _folder["с пробелом [1].ps1"];
        File.WriteAllText(path, Script);

        var run = RunnerProcess.Run([path, .. arguments]);

        Assert.Empty(run.Errors);
        Assert.Equal(expected + Environment.NewLine, run.Output);
    }

    [Fact]
    public void A_word_that_fits_no_parameter_is_an_error_of_PowerShell()
    {
        File.WriteAllText(_folder["night.ps1"], Script);

        var run = RunnerProcess.Run(_folder["night.ps1"], "-Nonsense");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ErrorId: NamedParameterNotFound", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_without_parameters_finds_the_words_in_args()
    {
        File.WriteAllText(_folder["plain.ps1"], "$args -join '|'");

        Assert.Equal("a b|-5|-x|y" + Environment.NewLine, RunnerProcess.Run(_folder["plain.ps1"], "a b", "-5", "-x", "y").Output);
    }

    [Fact]
    public void A_script_knows_where_it_stands()
    {
        Directory.CreateDirectory(_folder["sub"]);
        File.WriteAllText(_folder["sub", "part.ps1"], "\"$PSScriptRoot\"");
        File.WriteAllText(_folder["night.ps1"], "\"$PSScriptRoot\"; \"$PSCommandPath\"; & \"$PSScriptRoot/sub/part.ps1\"; . $PSScriptRoot/sub/part.ps1");

        using var process = RunnerProcess.Start(_folder.Path, "night.ps1");
        var run = process.Finish("");

        Assert.Equal(
            string.Join(Environment.NewLine, _folder.Path, _folder["night.ps1"], _folder["sub"], _folder["sub"], ""),
            run.Output);
    }
}
