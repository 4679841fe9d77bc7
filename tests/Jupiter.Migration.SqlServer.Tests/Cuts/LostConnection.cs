using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Cuts;

/// <summary>What a user may be told after every connection was reset.</summary>
internal static class LostConnection
{
    private static readonly string[] Causes = ["ConnectionLost", "ServerNotReached", "ContentMoved"];

    /// <summary>Asserts that an error, or the check that it is about, is one of them and says what to do.</summary>
    /// <param name="error">The error.</param>
    public static void Names(MigrationException error)
    {
        var cause = error.TargetObject is IEnumerable<CheckResult> checks
            ? checks.Single(check => check.Status is CheckStatus.Fail or CheckStatus.Unknown).Evidence
            : error.ErrorId;
        Assert.True(Causes.Contains(cause, StringComparer.Ordinal), $"{error.ErrorId} {cause}: {error}");
        Assert.NotEqual("", error.Remedy);
    }
}
