using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Resources;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Failures;

/// <summary>Each failure of the server has a cause with a name and a remedy, quotes the server, and leaves everything as it was.</summary>
[Trait("Tier", "Whole")]
public sealed class FailureTests
{
    private static readonly string[] Languages = ["en", "ru"];
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (failure, i) in FailureCases.All.Select((failure, i) => (failure, i)))
            {
                // Each in one language, tomorrow in the other one; at full length in both.
                foreach (var language in Sweep.IsFull ? Languages : [Languages[(i + Sweep.Seed) % Languages.Length]])
                {
                    data.Add(failure.Name, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_failure_of_the_server_has_a_cause_and_a_remedy_and_leaves_what_it_must(string name, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var failure = FailureCases.All.Single(one => one.Name == name);
        using var server = new RunningDouble { Patience = Briefly };
        failure.Operation.Prepare(server);
        var (before, files) = (server.Describe(), server.Files());
        failure.Inject(server);

        var error = NightWork.Try(() => failure.Operation.Do(server));

        Assert.NotNull(error);
        Assert.True((failure.ErrorId, failure.Category) == (error.ErrorId, error.Category), error.ToString());
        Assert.StartsWith(BeginningOfRemedy(language, failure.ErrorId), error.Remedy);
        if (failure.IsQuoted)
        {
            // The point at the end of the last message is the sentence's.
            Assert.All(failure.Messages, message => Assert.Contains($"{message.Number}: {message.Text.TrimEnd('.')}", error.Message));
        }

        server.Faults.Clear();
        Assert.Equal(files, server.Files());
        if (failure.Left == Left.Record)
        {
            server.Unlock();
        }

        if (failure.Left == Left.Copy)
        {
            Assert.Contains(NightOperationExtensions.Copy + ".incoming", server.Databases());
            server.Restore(database: NightOperationExtensions.Copy);
            server.AwaitDeparture(NightOperationExtensions.Copy);
            server.Run("DROP DATABASE " + NightOperationExtensions.Copy);
        }

        Assert.Equal(failure.Operation == NightOperation.Unlock ? Unlocked() : before, server.Describe());
        Assert.DoesNotContain(server.Databases(), database => database.StartsWith(NightOperationExtensions.Copy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_deadlock_on_the_way_to_the_hold_is_no_failure_because_the_hold_begins_again()
    {
        using var server = new RunningDouble();
        NightOperation.Backup.Prepare(server);
        (FailureCases.All.Single(one => one is { ErrorId: "DeadlockVictim", Operation: NightOperation.Backup }) with { Times = 4 }).Inject(server);

        server.Backup();

        Assert.Equal(["Jupiter.bak", "Jupiter.bak.manifest.json"], server.Files());
    }

    private static string Unlocked()
    {
        using var server = new RunningDouble();
        server.MakeSample();
        return server.Describe();
    }

    // Up to what is filled in.
    private static string BeginningOfRemedy(string language, string errorId)
    {
        var format = SR.ResourceManager.GetString(errorId + "_Remedy", CultureInfo.GetCultureInfo(language))!;
        Assert.False(string.IsNullOrWhiteSpace(format));
        return format.Split('{')[0];
    }
}
