using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Jupiter.Migration.Tests.Architecture;

/// <summary>Whether a result lets the night go on is decided by CheckResult.Blocks. Everybody else writes a status, and compares none.</summary>
public sealed class JudgingTests
{
    private static readonly string Source = Path.Combine(StagedModule.RepoRoot, "src");

    [Fact]
    public void Nobody_outside_the_room_of_checks_judges_a_status()
    {
        var room = Path.Combine(Source, "Jupiter.Migration.Core", "Checks");
        var sources = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).ToArray();
        Assert.NotEmpty(Judging(sources.Where(path => Path.GetDirectoryName(path) == room)));

        Assert.Empty(Judging(sources.Where(path => Path.GetDirectoryName(path) != room)));
    }

    [Theory]
    [InlineData("x.Status == CheckStatus.Pass")]
    [InlineData("Checks.CheckStatus.Fail != status")]
    [InlineData("x.Status is CheckStatus.Pass or CheckStatus.Warning")]
    [InlineData("x is { Status: CheckStatus.Pass }")]
    [InlineData("x.Status switch { CheckStatus.Fail => 1, _ => 2 }")]
    [InlineData("new[] { CheckStatus.Pass }.Contains(x.Status)")]
    [InlineData("x.Status.Equals(CheckStatus.Pass)")]
    public void A_judgement_is_seen_in_whatever_form(string judgement) =>
        Assert.NotEmpty(Judgements(CSharpSyntaxTree.ParseText($"class C {{ object M() => {judgement}; }}").GetRoot()));

    [Theory]
    [InlineData("isThere ? CheckStatus.Pass : CheckStatus.Fail")]
    [InlineData("x switch { null => CheckStatus.Unknown, _ => CheckStatus.Pass }")]
    [InlineData("Check.Result(CheckStatus.Fail, subject)")]
    [InlineData("check.Blocks")]
    public void What_writes_a_status_judges_nothing(string text) =>
        Assert.Empty(Judgements(CSharpSyntaxTree.ParseText($"class C {{ object M() => {text}; }}").GetRoot()));

    private static IEnumerable<string> Judging(IEnumerable<string> sources) => sources.SelectMany(path =>
        Judgements(CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path).GetRoot())
            .Select(node => $"{Path.GetRelativePath(Source, path)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {node}"));

    private static IEnumerable<SyntaxNode> Judgements(SyntaxNode root) => root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(member => member.Expression.ToString() is "CheckStatus" or "Checks.CheckStatus" or "Jupiter.Migration.Checks.CheckStatus")
        .Where(member => member.Parent is PatternSyntax or CaseSwitchLabelSyntax
            || (member.Parent is BinaryExpressionSyntax comparison && comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression)
            || member.Parent is InitializerExpressionSyntax or CollectionElementSyntax
            || (member.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Equals" or "Contains" } } }));
}
