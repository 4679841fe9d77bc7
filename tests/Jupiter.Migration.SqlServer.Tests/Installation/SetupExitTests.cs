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
    [InlineData(1641, null, true, CheckStatus.Warning, "1641")]
    [InlineData(0, 1641, false, CheckStatus.Unknown, "1641,")]
    [InlineData(unchecked((int)0x851A001A), unchecked((int)0x851A001A), true, CheckStatus.Fail, "-2061893606 (0x851A001A)")]
    [InlineData(-2061893627, 3010, true, CheckStatus.Fail, "-2061893627 (0x851A0005)")]
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
    public void An_engine_that_does_not_start_is_told_with_the_disks_that_keep_it_from_that() => Assert.Contains(
        "4 KB", SetupExit.Judge("A", unchecked((int)0x851A001A), null, @"C:\Log", isThere: true).Remedy, System.StringComparison.Ordinal);

    [Fact]
    public void A_registry_that_tells_nothing_is_no_registry_without_the_instance() => Assert.NotEqual(
        SetupExit.Judge("A", 0, new SetupSummary("done", 0, ""), "log", isThere: false).Actual, SetupExit.Judge("A", 0, new SetupSummary("done", 0, ""), "log", isThere: null).Actual);
}
