using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using Jupiter.Migration.Pos;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

public sealed class ProgramPatternTests
{
    [Theory]
    [InlineData("Jupiter*", "JUPITER POS", true)]
    [InlineData("Jupiter*", "Jupiter", true)]
    [InlineData("Jupiter*", "My Jupiter", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("?", "", false)]
    [InlineData("Юпитер?", "юпитер1", true)]
    [InlineData("Jupiter [1]", "Jupiter [1]", true)]
    public void Star_is_any_text_and_question_mark_any_character(string pattern, string name, bool matches) =>
        Assert.Equal(matches, ProgramPattern.Matches(pattern, name));

    [Fact]
    public void Every_pattern_means_what_the_regular_expression_means() =>
        Gen.Select(Gen.Char["ab*?"].Array[0, 8], Gen.Char["ab"].Array[0, 10]).Sample((pattern, name) =>
        {
            var expression = "^" + new string(pattern).Replace("*", ".*").Replace("?", ".") + "$";
            return ProgramPattern.Matches(new string(pattern), new string(name)) == Regex.IsMatch(new string(name), expression);
        });

    [Fact]
    public void A_hostile_pattern_takes_no_time()
    {
        var watch = Stopwatch.StartNew();

        Assert.False(ProgramPattern.Matches(string.Concat(System.Linq.Enumerable.Repeat("a*", 2000)) + "b", new string('a', 4000)));
        Assert.True(watch.ElapsedMilliseconds < 5000);
    }
}
