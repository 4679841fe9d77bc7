using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers.Installation;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>Each end of the set-up is judged: the code of the program that was started, that of the summary, and whether the instance is there.</summary>
public sealed class SetupExitTests
{
    [Theory]
    [InlineData(0, 0, true, CheckStatus.Pass, "0")]
    [InlineData(0, null, true, CheckStatus.Unknown, "0,")]
    [InlineData(0, 0, false, CheckStatus.Unknown, "0,")]
    [InlineData(0, null, false, CheckStatus.Unknown, "0,")]
    [InlineData(0, 0, null, CheckStatus.Unknown, "0,")]
    [InlineData(3010, null, true, CheckStatus.Warning, "3010")]
    [InlineData(0, 3010, true, CheckStatus.Warning, "3010")]
    [InlineData(3010, 3010, false, CheckStatus.Unknown, "3010,")]
    [InlineData(unchecked((int)0x84BE0BC2), null, false, CheckStatus.Fail, "-2067919934 (0x84BE0BC2)")]
    [InlineData(0, unchecked((int)0x84BE0BC2), true, CheckStatus.Fail, "-2067919934 (0x84BE0BC2)")]
    [InlineData(-2068774911, 0, true, CheckStatus.Fail, "-2068774911 (0x84B10001)")]
    [InlineData(0, -2068774911, true, CheckStatus.Fail, "-2068774911 (0x84B10001)")]
    [InlineData(1603, null, false, CheckStatus.Fail, "1603")]
    public void Every_end_is_judged(int exitCode, int? summary, bool? isThere, CheckStatus status, string actual)
    {
        var result = SetupExit.Judge("A", exitCode, summary is { } code ? new SetupSummary("done", code, "") : null, @"C:\Log", isThere);

        Assert.Equal(status, result.Status);
        Assert.StartsWith(actual, result.Actual, System.StringComparison.Ordinal);
        Assert.Equal(status == CheckStatus.Pass, result.Remedy.Length == 0);
        Assert.Contains(@"C:\Log", result.Evidence, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_that_tells_nothing_is_no_registry_without_the_instance() => Assert.NotEqual(
        SetupExit.Judge("A", 0, new SetupSummary("done", 0, ""), "log", isThere: false).Actual, SetupExit.Judge("A", 0, new SetupSummary("done", 0, ""), "log", isThere: null).Actual);
}
