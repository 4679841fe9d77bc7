using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Servers;

/// <summary>
/// collect-server.ps1 is for PowerShell 2.0, which never ran it here: it may use nothing but what these lists allow, and each entry is in
/// 2.0 by Microsoft's documentation ("about_Windows_PowerShell_2.0", "What's New in Windows PowerShell" for what came later).
/// </summary>
public sealed class CollectorScriptTests
{
    private static readonly string Script = Path.Combine(StagedModule.RepoRoot, "src", "Jupiter.Migration", "collector", "collect-server.ps1");
    private static readonly string Questions = Path.Combine(StagedModule.RepoRoot, "src", "Jupiter.Migration.Core", "Servers", "Windows", "Questions", "windows-questions.txt");

    private static readonly HashSet<Type> Syntax =
    [
        typeof(ScriptBlockAst), typeof(NamedBlockAst), typeof(ParamBlockAst), typeof(ParameterAst), typeof(FunctionDefinitionAst), typeof(StatementBlockAst), typeof(PipelineAst),
        typeof(CommandAst), typeof(CommandParameterAst), typeof(CommandExpressionAst), typeof(AssignmentStatementAst), typeof(IfStatementAst), typeof(ForEachStatementAst),
        typeof(TryStatementAst), typeof(CatchClauseAst), typeof(ThrowStatementAst), typeof(ReturnStatementAst), typeof(ExitStatementAst), typeof(BreakStatementAst), typeof(ContinueStatementAst),
        typeof(BinaryExpressionAst), typeof(UnaryExpressionAst), typeof(ConvertExpressionAst), typeof(TypeConstraintAst), typeof(TypeExpressionAst), typeof(MemberExpressionAst),
        typeof(InvokeMemberExpressionAst), typeof(IndexExpressionAst), typeof(ParenExpressionAst), typeof(SubExpressionAst), typeof(ArrayExpressionAst), typeof(ArrayLiteralAst),
        typeof(HashtableAst), typeof(ScriptBlockExpressionAst), typeof(VariableExpressionAst), typeof(ConstantExpressionAst), typeof(StringConstantExpressionAst), typeof(ExpandableStringExpressionAst),
    ];

    private static readonly HashSet<TokenKind> Operators =
    [
        TokenKind.Ieq, TokenKind.Ine, TokenKind.Igt, TokenKind.Ige, TokenKind.Ilt, TokenKind.Ile, TokenKind.Ilike, TokenKind.Imatch, TokenKind.Cmatch, TokenKind.Inotmatch, TokenKind.Ireplace, TokenKind.Inotcontains,
        TokenKind.Icontains, TokenKind.Is, TokenKind.IsNot, TokenKind.And, TokenKind.Or, TokenKind.Plus, TokenKind.Minus, TokenKind.Multiply, TokenKind.Not, TokenKind.Comma, TokenKind.Join,
    ];

    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ForEach-Object"] = [], ["Where-Object"] = [], ["Get-Culture"] = [], ["Get-Location"] = [], ["Get-WmiObject"] = ["Namespace", "Query", "AsJob"],
        ["Join-Path"] = [], ["New-Object"] = [], ["Receive-Job"] = ["Job"], ["Split-Path"] = ["Parent"], ["Test-Path"] = ["LiteralPath"],
        ["Wait-Job"] = ["Job", "Timeout"], ["Write-Host"] = [], ["Write-Progress"] = ["Activity", "Status"],
    };

    // Types of .NET Framework 2.0, which PowerShell 2.0 runs on.
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "string", "switch", "int", "bool", "void", "byte", "sbyte", "int16", "uint16", "int32", "uint32", "int64", "uint64", "string[]", "DateTime", "Environment", "BitConverter", "IntPtr",
        "IO.File", "Globalization.CultureInfo", "Collections.IDictionary", "Collections.IEnumerable", "Diagnostics.Stopwatch", "Microsoft.Win32.Registry",
        "Microsoft.Win32.RegistryValueOptions", "Security.Principal.WindowsIdentity", "Security.Principal.WindowsBuiltInRole", "Text.RegularExpressions.Regex",
    };

    private static readonly HashSet<string> StaticMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Join", "InvariantCulture", "Escape", "Users", "LocalMachine", "Size", "ToUInt32", "GetBytes", "DoNotExpandEnvironmentNames", "StartNew", "GetCurrent", "Administrator",
        "Exists", "Matches", "ReadAllLines", "WriteAllText", "Now", "MachineName",
    };

    private static readonly HashSet<string> Made = new(StringComparer.OrdinalIgnoreCase)
    {
        "Collections.ArrayList", "Text.StringBuilder", "Text.UTF8Encoding", "Security.Principal.WindowsPrincipal",
    };

    [Fact]
    public void It_asks_what_the_module_asks()
    {
        var asked = File.ReadAllLines(Questions).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var text = File.ReadAllText(Script);
        if (Environment.GetEnvironmentVariable("JUPITER_WRITE_DOCS") == "1")
        {
            var (begin, end) = (text.IndexOf("@'\n", StringComparison.Ordinal) + 3, text.IndexOf("\n'@", StringComparison.Ordinal));
            File.WriteAllText(Script, text = text[..begin] + string.Join('\n', asked) + text[end..], new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        var block = (StringConstantExpressionAst)Parse(text).Find(node => node is StringConstantExpressionAst { StringConstantType: StringConstantType.SingleQuotedHereString }, searchNestedScriptBlocks: true);

        Assert.Equal(asked, block.Value.Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public void It_uses_nothing_that_came_after_PowerShell_2() => Assert.Empty(Strangers(File.ReadAllText(Script)));

    // Without the mark PowerShell 2.0 takes it for the code page of the system, and its words come out as rubbish.
    [Fact]
    public void It_bears_the_mark_of_utf8() => Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(Script)[..3]);

    [Theory]
    [InlineData("$a -in $b")]
    [InlineData("[ordered]@{}")]
    [InlineData("[pscustomobject]@{ a = 1 }")]
    [InlineData("ConvertTo-Json $a")]
    [InlineData("Get-CimInstance Win32_Processor")]
    [InlineData("[Text.StringBuilder]::new()")]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a && $b")]
    [InlineData("class A {}")]
    [InlineData("using namespace System")]
    [InlineData("[string]::IsNullOrWhiteSpace($a)")]
    [InlineData("$PSScriptRoot")]
    [InlineData("$a | Where-Object Name -EQ x")]
    [InlineData("$a.Where({ $_ })")]
    [InlineData("$PSItem")]
    [InlineData("Set-Content x y")]
    [InlineData("& calc.exe")]
    [InlineData("New-Object Net.WebClient")]
    [InlineData("Invoke-Expression $a")]
    [InlineData("$a -shl 1")]
    public void What_came_later_or_does_more_than_read_is_found(string text) => Assert.NotEmpty(Strangers(text));

    // The rules of a firewall name what else listens there.
    [Theory]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=1433|Name=SQL for Ivan|Desc=x|", "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=1433|")]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=In|App=C:\\SQL\\Binn\\sqlservr.exe|Name=A|EmbedCtxt=B|", "v2.31|Action=Allow|Active=TRUE|Dir=In|App=C:\\SQL\\Binn\\sqlservr.exe|")]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=1|ICMP4=8:*|App=System|Name=A|", "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=1|ICMP4=8:*|App=System|")]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=In|Svc=MSSQL$A|Name=A|", "v2.31|Action=Allow|Active=TRUE|Dir=In|Svc=MSSQL$A|")]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|App=%SystemRoot%\\system32\\svchost.exe|Svc=termservice|Name=RDP|", "")]
    [InlineData("v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=1433|Name=A|", "")]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=Out|Protocol=6|LPort=1433|Name=A|", "")]
    [InlineData("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=17|LPort=1434|Name=A|", "")]
    public void Of_the_firewall_only_what_the_checks_need_leaves_the_server(string rule, string kept)
    {
        var function = Parse(File.ReadAllText(Script)).Find(node => node is FunctionDefinitionAst { Name: "Get-FirewallRule" }, searchNestedScriptBlocks: true).Extent.Text;
        using var session = new HostedSession();

        Assert.Equal(kept, Assert.Single(session.Run(function + "; Get-FirewallRule $rule", ("rule", rule))).BaseObject);
    }

    private static IEnumerable<string> Strangers(string text)
    {
        var script = Parse(text);
        var own = script.FindAll(node => node is FunctionDefinitionAst, true).Cast<FunctionDefinitionAst>().Select(function => function.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return script.FindAll(_ => true, true).Select(node => Stranger(node, own)).OfType<string>()
            .Concat(script.UsingStatements.Select(statement => statement.Extent.Text));
    }

    private static string? Stranger(Ast node, HashSet<string> own) =>
        !Syntax.Contains(node.GetType()) ? node.GetType().Name + ": " + node.Extent.Text : node switch
        {
            BinaryExpressionAst binary => Operators.Contains(binary.Operator) ? null : "operator " + binary.Extent.Text,
            UnaryExpressionAst unary => Operators.Contains(unary.TokenKind) ? null : "operator " + unary.Extent.Text,
            CommandAst command => OfCommand(command, own),
            TypeConstraintAst type => Types.Contains(type.TypeName.FullName) ? null : "type " + type.TypeName.FullName,
            TypeExpressionAst type => Types.Contains(type.TypeName.FullName) ? null : "type " + type.TypeName.FullName,
            MemberExpressionAst { Static: true } member => StaticMembers.Contains(member.Member.Extent.Text) ? null : "member " + member.Extent.Text,
            InvokeMemberExpressionAst call when call.Member.Extent.Text.ToUpperInvariant() is "WHERE" or "FOREACH" => "method " + call.Extent.Text,
            VariableExpressionAst variable when variable.VariablePath.UserPath.ToUpperInvariant() is "PSSCRIPTROOT" or "PSITEM" or "PSCOMMANDPATH" or "ISWINDOWS" => "variable " + variable.Extent.Text,
            _ => null,
        };

    private static string? OfCommand(CommandAst command, HashSet<string> own)
    {
        // The one program that it starts is itself, in the 64-bit shell.
        if (command.InvocationOperator == TokenKind.Ampersand)
        {
            return command.CommandElements[0].Extent.Text == "$shell" ? null : "command " + command.Extent.Text;
        }

        var name = command.GetCommandName();
        if (name is null || !(own.Contains(name) || Commands.ContainsKey(name)))
        {
            return "command " + command.Extent.Text;
        }

        if (own.Contains(name))
        {
            return null;
        }

        var later = command.CommandElements.OfType<CommandParameterAst>().FirstOrDefault(parameter => !Commands[name].Contains(parameter.ParameterName, StringComparer.OrdinalIgnoreCase));
        var first = command.CommandElements.ElementAtOrDefault(1);
        return later is not null ? "parameter " + command.Extent.Text
            : name.EndsWith("-Object", StringComparison.OrdinalIgnoreCase) && name[0] is 'F' or 'W' && first is not ScriptBlockExpressionAst ? "command " + command.Extent.Text
            : name.Equals("New-Object", StringComparison.OrdinalIgnoreCase) && !Made.Contains(first?.Extent.Text.Split('(')[0] ?? "") ? "type " + command.Extent.Text
            : null;
    }

    private static ScriptBlockAst Parse(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        Assert.Empty(errors);
        return script;
    }
}
