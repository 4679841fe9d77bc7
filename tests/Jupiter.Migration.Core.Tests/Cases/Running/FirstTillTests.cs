using System;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>A case that comes back to the first POS terminal asks the network once more before that is let on (clauses R0, R5).</summary>
public sealed class FirstTillTests
{
    [Fact]
    public void A_case_that_waited_asks_again_and_keeps_what_stands_against_it()
    {
        using var sample = Compared();
        using var migration = sample.Open();

        // Nobody can say of the servers of this case whether they are on.
        var error = Assert.Throws<MigrationException>(() => Run(migration));

        Assert.Equal("PresenceUnknown", error.ErrorId);
        Assert.Equal(("R5", CaseEvents.Refused), (migration.State.Last!.Step, migration.State.Last.Event));
        Assert.Equal(error.Message, migration.State.Of("R5").Refusal);
    }

    private static SampleCase Compared()
    {
        var sample = new SampleCase();
        sample.Approve();
        sample.GoThrough("R4b");
        return sample;
    }

    private static string[] Run(MigrationCase migration) => [.. new CaseRunner(
        migration,
        new RunRequest { Open = (_, _) => throw new InvalidOperationException("No server is opened."), Engines = null! },
        new SilentObserver()).Run(CancellationToken.None).Select(step => step.Id)];
}
