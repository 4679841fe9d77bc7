using System;
using System.Text.RegularExpressions;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>What a night would keep, an hour's work under its incoming name, is guests' data that nobody needs in a trial (clause P4).</summary>
public sealed class TrialRemovalTests : IDisposable
{
    private readonly TwoServers _servers = new();

    public void Dispose() => _servers.Dispose();

    [Theory]
    [InlineData("MODIFY NAME", 297, "ProvedCopyKept")]
    [InlineData("SELECT COUNT[(][*][)] FROM receipts", 208, "QueryFailed")]
    public void A_trial_that_fails_after_its_copy_was_proved_leaves_no_copy_under_any_name(string statement, int number, string expected)
    {
        _servers.Target.Faults.Answer(new Regex(statement), [new(number, 16, "It fails.")], times: 1000);

        var error = NightWork.Try(() => _servers.Try());

        Assert.Equal(expected, error?.ErrorId);
        Assert.Empty(_servers.Target.Databases());
    }
}
