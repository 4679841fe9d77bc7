using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Checks;

/// <summary>The register has every check of the product, and everything that a check needs.</summary>
public sealed partial class CheckRegisterTests
{
    [Fact]
    public void Every_check_that_the_source_makes_is_in_the_register_and_no_other()
    {
        var made = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Made().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(CheckRegister.All.Select(check => check.Id).Order(StringComparer.Ordinal), made);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Every_check_has_a_title_and_a_remedy_that_names_nothing_but_the_subject(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        Assert.All(CheckRegister.All, check =>
        {
            var key = "Check_" + check.Id.Replace('.', '_');
            Assert.DoesNotContain("{", SR.ResourceManager.GetString(key + "_Title", culture) ?? "{", StringComparison.Ordinal);
            var remedy = SR.ResourceManager.GetString(key, culture)!.Replace("{0}", "", StringComparison.Ordinal).Replace("{1}", "", StringComparison.Ordinal);
            Assert.False(remedy.Length == 0 || remedy.Contains('{', StringComparison.Ordinal), key);
        });
    }

    [Fact]
    public void No_text_of_a_check_is_left_over()
    {
        var keys = CheckRegister.All.Select(check => "Check_" + check.Id.Replace('.', '_')).SelectMany(key => new[] { key, key + "_Title" });
        var texts = SR.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<System.Collections.DictionaryEntry>().Select(text => (string)text.Key).Where(key => key.StartsWith("Check_", StringComparison.Ordinal));

        Assert.Empty(texts.Except(keys));
    }

    [Fact]
    public void Every_clause_is_one_of_the_memo_and_of_its_procedure()
    {
        Assert.All(CheckRegister.All, check =>
        {
            Assert.True(check.Clauses.Count + check.ReinstallationClauses.Count > 0, check.Id);
            Assert.All(check.Clauses, clause => Assert.Matches("^(O[1-7]|H[12]|W1|P0|P1[a-f]|P[234]|R[0-2]|R3[ab]|R4[ab]|R[5-9])$", clause));
            Assert.All(check.ReinstallationClauses, clause => Assert.Matches("^(O[1-7]|H[12]|W1|P0|P1[a-f]|P[234]|R9|S[12]|S3[ab]|S4[abc]|S[5-8])$", clause));

            // A result finds the clause of a reinstallation by the place of its own.
            Assert.True(check.Clauses.Count == 0 || check.ReinstallationClauses.Count is 0 || check.ReinstallationClauses.Count == check.Clauses.Count, check.Id);
        });
        Assert.Equal(CheckRegister.All.Count, CheckRegister.All.DistinctBy(check => check.Id).Count());
    }

    [GeneratedRegex(@"CheckRegister\.Find\(""([\w.]+)""\)")]
    private static partial Regex Made();
}
