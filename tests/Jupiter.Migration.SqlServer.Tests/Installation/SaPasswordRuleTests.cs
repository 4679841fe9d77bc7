using System.Net;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Servers.Installation;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>A password that no login could have is refused before anything is installed, and no message has it.</summary>
public sealed class SaPasswordRuleTests
{
    [Theory]
    [InlineData(0, "EngineSettingMissing")]
    [InlineData(1, null)]
    [InlineData(128, null)]
    [InlineData(129, "SaPasswordTooLong")]
    public void Its_length_is_one_that_a_login_takes(int length, string? errorId)
    {
        var error = Record.Exception(() => SaPasswordRule.Require(new NetworkCredential("", new string('x', length)).SecurePassword, "SaPassword"));

        Assert.Equal(errorId, (error as MigrationException)?.ErrorId);
        Assert.DoesNotContain("xx", error?.Message ?? "");
    }

    [Fact]
    public void It_is_typed_twice_in_one_way()
    {
        var first = new NetworkCredential("", "Плита").SecurePassword;

        SaPasswordRule.RequireSame(first, new NetworkCredential("", "Плита").SecurePassword);
        Assert.Equal("SaPasswordsDiffer", Assert.Throws<MigrationException>(() => SaPasswordRule.RequireSame(first, new NetworkCredential("", "плита").SecurePassword)).ErrorId);
    }
}
