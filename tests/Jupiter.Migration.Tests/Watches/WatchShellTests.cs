using System.Linq;
using System.Management.Automation.Language;
using Jupiter.Migration.Watches.Scheduling;
using Xunit;

namespace Jupiter.Migration.Tests.Watches;

/// <summary>What a scheduled task tells PowerShell, as PowerShell itself reads it: whatever stands in a path stays a path.</summary>
public sealed class WatchShellTests
{
    // All that PowerShell gives a meaning, three in a row.
    private const string Signs = "a \\'\"`$();|&%\u2018\u2019\u201A\u201B\u201C\n{}#@é";

    [Fact]
    public void A_path_is_one_literal_whatever_stands_in_it() => Assert.All(Signs.SelectMany(_ => Signs, (a, b) => $"{a}{b}").SelectMany(_ => Signs, (pair, c) => pair + c), text =>
    {
        var command = Parser.ParseInput($"x -WatchFolder {WatchShell.Literal(text)}", out _, out var faults);

        Assert.Empty(faults);
        var statement = Assert.IsType<PipelineAst>(Assert.Single(command.EndBlock.Statements));
        var argument = Assert.IsType<CommandAst>(Assert.Single(statement.PipelineElements)).CommandElements;
        Assert.Equal(3, argument.Count);
        Assert.Equal(text, Value(argument[2]));

        // Nothing is left for the Task Scheduler to put a variable in.
        Assert.DoesNotContain('%', WatchShell.Literal(text));
    });

    [Fact]
    public void It_looks_once_with_the_module_by_its_full_path()
    {
        var shell = new WatchShell("/opt/dotnet/dotnet", ["/opt/pwsh.dll"], "/m", "/m/Jupiter.Migration.psd1");

        var arguments = shell.Look("/var/lib/jupiter-watch-x");

        Assert.Equal("/opt/pwsh.dll", arguments[0]);
        Assert.Equal(["/opt/dotnet/dotnet", "/opt/pwsh.dll"], shell.Programs);
        var called = Parser.ParseInput(arguments[^1], out _, out var faults).FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
        Assert.Empty(faults);
        Assert.Equal(["Import-Module", "Test-JupiterPresence", "Out-Null"], called.Select(call => call.GetCommandName()));
    }

    // Pieces in quotation marks and percent signs by their number, put together.
    private static string Value(Ast node) => node switch
    {
        StringConstantExpressionAst text => text.Value,
        ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst inner] } } => Value(inner.Expression),
        BinaryExpressionAst sum => Value(sum.Left) + Value(sum.Right),
        ConvertExpressionAst { Child: ConstantExpressionAst { Value: 37 } } => "%",
        _ => throw new System.InvalidOperationException(node.ToString()),
    };
}
