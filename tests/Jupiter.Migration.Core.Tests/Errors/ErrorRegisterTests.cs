using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Errors;

/// <summary>The register has every error of the product, and everything that an error needs.</summary>
public sealed partial class ErrorRegisterTests
{
    private static readonly (string Path, string Text)[] Sources = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
        .Select(path => (Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))).ToArray();

    private static readonly HashSet<string> Texts = SR.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, false)!
        .Cast<System.Collections.DictionaryEntry>().Select(text => (string)text.Key).ToHashSet();

    [Fact]
    public void Every_error_that_the_source_raises_is_in_the_register_and_no_other()
    {
        var errors = ErrorRegister.All.Select(error => error.ErrorId).ToHashSet();
        var named = Sources.Where(source => !source.Path.EndsWith("ErrorRegister.cs", StringComparison.Ordinal))
            .SelectMany(source => Named().Matches(source.Text).Select(match => match.Groups[1].Value)).Where(name => Texts.Contains(name + "_Remedy")).ToHashSet();
        var files = Sources.SelectMany(source => FileKind().Matches(source.Text).Select(match => match.Groups[1].Value))
            .SelectMany(prefix => new[] { "NotFound", "Unreadable", "TooLarge", "Newer", "Broken" }.Select(suffix => prefix + suffix));

        Assert.Equal(errors.Order(), named.Concat(files).Distinct().Order());
    }

    [Fact]
    public void Every_error_has_a_message_and_a_remedy_and_no_remedy_is_left_over()
    {
        var errors = ErrorRegister.All.Select(error => error.ErrorId).ToArray();

        Assert.Equal(errors.Length, errors.Distinct().Count());
        Assert.All(errors, error => Assert.Contains(error, Texts));
        Assert.Equal(errors.Select(error => error + "_Remedy").Order(), Texts.Where(key => key.EndsWith("_Remedy", StringComparison.Ordinal)).Order());
        Assert.Empty(Texts.Where(key => key.EndsWith("_RemedyInCase", StringComparison.Ordinal)).Except(errors.Select(error => error + "_RemedyInCase")));
    }

    [Fact]
    public void What_kind_an_error_is_stands_in_the_register_alone() => Assert.All(
        Sources.Where(source => source.Text.Contains(nameof(MigrationErrorCategory), StringComparison.Ordinal)),
        source => Assert.StartsWith(Path.Combine("src", "Jupiter.Migration.Core", "Errors"), source.Path, StringComparison.Ordinal));

    [Fact]
    public void An_error_that_is_not_in_the_register_can_not_be_raised() =>
        Assert.Throws<KeyNotFoundException>(() => MigrationException.Because("NightIsDark", null));

    [Theory]
    [InlineData("CaseNotApproved", true)]
    [InlineData("CaseInUse", true)]
    [InlineData("ApprovalTooEarly", true)]
    [InlineData("StepNotItsTurn", true)]
    [InlineData("StepChecksFailed", true)]
    [InlineData("NightTooShort", true)]
    [InlineData("BothServersPresent", true)]
    [InlineData("NewServerIsOff", true)]
    [InlineData("ComputersAreOn", true)]
    [InlineData("DatabaseExists", true)]
    [InlineData("WrongVenue", true)]
    [InlineData("ServerNotReached", false)]
    [InlineData("JournalBroken", false)]
    [InlineData("CaseNotFound", false)]
    [InlineData("DiskFull", false)]
    public void What_somebody_has_to_decide_or_to_act_upon_is_refused_and_what_a_computer_could_not_do_has_failed(string errorId, bool isRefusal) =>
        Assert.Equal(isRefusal, ErrorRegister.Find(errorId).IsRefusal);

    [GeneratedRegex(@"nameof\(SR\.(\w+)\)")]
    private static partial Regex Named();

    [GeneratedRegex(@"JsonFile<\w+> \w+ =\s*new\(\s*""(\w+)""")]
    private static partial Regex FileKind();
}
