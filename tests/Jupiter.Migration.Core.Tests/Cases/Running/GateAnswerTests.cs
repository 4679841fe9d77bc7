using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Turns;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>What is typed at a gate, how often, and what may be confirmed by no yes.</summary>
public sealed class GateAnswerTests
{
    private static readonly string[] Steps = ["P0", "P1e", "P1f"];
    private static readonly string[] People = ["Анна", "Игорь"];

    [Theory]
    [InlineData("y", "Анна")]
    [InlineData("ДА", "Анна")]
    [InlineData("lf", "Анна")]
    [InlineData("2", "Игорь")]
    [InlineData("n", null)]
    [InlineData("н", null)]
    [InlineData("т", null)]
    [InlineData("ytn", null)]
    [InlineData("", null)]
    public void Yes_and_no_mean_what_they_say_in_both_layouts(string typed, string? by)
    {
        var answer = GateAnswer.Read(typed, Steps, People)!;

        Assert.Equal(by, answer.By);
        Assert.Equal(by is null ? [] : Steps, answer.Steps);
    }

    [Theory]
    [InlineData("what?")]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("y - P9")]
    [InlineData("- P1e")]
    [InlineData("+ ok")]
    [InlineData("ya")]
    public void What_says_neither_is_asked_again(string typed) => Assert.Null(GateAnswer.Read(typed, Steps, People));

    [Fact]
    public void All_but_some_are_done_and_a_remark_is_kept()
    {
        var answer = GateAnswer.Read(" 2 - p1e, P0 + кабель - новый", Steps, People)!;

        Assert.Equal("Игорь", answer.By);
        Assert.Equal(["P1f"], answer.Steps);
        Assert.Equal("кабель - новый", answer.Note);
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "R3a R3b")]
    [InlineData(MigrationKind.OsReinstall, "S3a.Off S3b")]
    public void A_night_takes_at_most_25_answers_three_of_them_typed_challenges(MigrationKind kind, string challenged)
    {
        using var sample = new SampleCase(kind);
        sample.Approve();
        sample.Clock.SetUtcNow(sample.StartAt);
        using var migration = sample.Open();

        // Confirm-JupiterMigration asks for one thing.
        var (answers, challenges) = (1, "");
        while (new StepTurns(migration).Next is { } step && step.Id != "R9")
        {
            if (!step.IsManual)
            {
                new StepRun(migration, step).Do(() => new StepOutcome());
                continue;
            }

            var gate = Gate.At(migration, step.Id);
            answers += gate.Challenge is null ? 1 : 2;
            challenges += gate.Challenge is null ? "" : " " + step.Id;
            var answer = GateAnswer.Read("y", gate.Steps.Select(one => one.Id).ToArray(), gate.People)!;
            Assert.NotEmpty(answer.Steps);
            foreach (var id in answer.Steps)
            {
                StepCompletion.Record(migration, new StepWord { Step = id, By = answer.By! }, new SilentObserver(), CancellationToken.None);
            }
        }

        Assert.Equal(challenged, challenges.Trim());
        Assert.InRange(answers, 10, 25);
    }

    [Fact]
    public void A_challenge_wants_what_is_read_there_and_tells_it_nowhere()
    {
        using var sample = new SampleCase();
        using var migration = sample.Open();
        var server = StepChallenge.At(migration, "R3b")!;
        var venue = StepChallenge.OfAcceptance(migration);

        Assert.True(server.Fits(" jupiter "));
        Assert.True(venue.Fits("Кафе"));
        Assert.All(new[] { "", " ", "y", "yes", "да", "Y", "KASSA-1" }, typed => Assert.False(server.Fits(typed) || venue.Fits(typed) || StepChallenge.At(migration, "R3a")!.Fits(typed), typed));
        Assert.DoesNotContain("JUPITER", server.Question + server.Expected, System.StringComparison.Ordinal);
        Assert.DoesNotContain("Кафе", venue.Question + venue.Expected, System.StringComparison.Ordinal);
        Assert.Null(StepChallenge.At(migration, "R5"));
    }
}
