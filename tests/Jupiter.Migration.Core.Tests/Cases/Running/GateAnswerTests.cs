using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Running;

/// <summary>What is typed at a gate, how often, and what may be confirmed by no yes.</summary>
public sealed class GateAnswerTests
{
    private static readonly string[] Steps = ["P0", "P1e", "P1f"];
    private static readonly GatePerson[] People = [new(2, "Анна"), new(4, "Игорь")];

    [Theory]
    [InlineData("y", "Анна")]
    [InlineData("ДА", "Анна")]
    [InlineData("lf", "Анна")]
    [InlineData("2", "Анна")]
    [InlineData("4", "Игорь")]
    [InlineData("n", null)]
    [InlineData("н", null)]
    [InlineData("т", null)]
    [InlineData("ytn", null)]
    [InlineData("", null)]
    public void Yes_and_no_mean_what_they_say_in_both_layouts(string typed, string? by)
    {
        var answer = GateAnswer.Read(typed, Steps, People, People[0])!;

        Assert.Equal(by, answer.By);
        Assert.Equal(by is null ? [] : Steps, answer.Steps);
    }

    [Theory]
    [InlineData("what?")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData("5")]
    [InlineData("y - P9")]
    [InlineData("- P1e")]
    [InlineData("+ ok")]
    [InlineData("ya")]
    public void What_says_neither_is_asked_again(string typed) => Assert.Null(GateAnswer.Read(typed, Steps, People, People[0]));

    [Fact]
    public void All_but_some_are_done_and_a_remark_is_kept()
    {
        var answer = GateAnswer.Read(" 4 - p1e, P0 + кабель - новый", Steps, People, People[0])!;

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
            var answer = GateAnswer.Read("y", gate.Steps.Select(one => one.Id).ToArray(), gate.People, gate.Speaker)!;
            Assert.NotEmpty(answer.Steps);
            foreach (var id in answer.Steps)
            {
                StepCompletion.Record(migration, new StepWord { Step = id, By = answer.By! }, new SilentObserver(), CancellationToken.None);
            }
        }

        Assert.Equal(challenged, challenges.Trim());
        Assert.InRange(answers, 10, 25);
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement)]
    [InlineData(MigrationKind.OsReinstall)]
    public void A_person_keeps_one_number_at_every_gate_whoever_spoke_last(MigrationKind kind)
    {
        using var sample = new SampleCase(kind);
        sample.Approve();
        sample.Clock.SetUtcNow(sample.StartAt);
        using var migration = sample.Open();

        var (numbers, gates) = (new SortedDictionary<int, string>(), 0);
        while (new StepTurns(migration).Next is { } step && step.Id != "R9")
        {
            if (!step.IsManual)
            {
                new StepRun(migration, step).Do(() => new StepOutcome());
                continue;
            }

            var gate = Gate.At(migration, step.Id);
            foreach (var person in gate.People)
            {
                Assert.Equal(person.Name, numbers.TryGetValue(person.Number, out var name) ? name : numbers[person.Number] = person.Name);
            }

            // In that order they are listed, too, each with his role behind his name.
            Assert.Equal(gate.People.OrderBy(person => person.Number), gate.People);
            Assert.Equal(gate.People.Select(person => person.Name), gate.Steps[0].WaitsFor.Split("; ").Select(listed => listed.Split(" (")[0]));
            Assert.Contains(string.Join("  ", gate.People), GateScreen.Asked(gate, 80));

            // The last of them speaks, and is whom a yes means from then on where he may speak.
            var by = gate.People[gate.People.Count - 1];
            foreach (var one in gate.Steps)
            {
                StepCompletion.Record(migration, new StepWord { Step = one.Id, By = by.Name }, new SilentObserver(), CancellationToken.None);
                sample.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            if (new StepTurns(migration).Next is { IsManual: true } next && Gate.At(migration, next.Id) is var then && then.People.Contains(by))
            {
                gates++;
                Assert.Equal(by, then.Speaker);
                Assert.Contains(by.ToString(), string.Join(" ", GateScreen.Asked(then, 1000)), StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(0, gates);
        Assert.Equal([1, 2, 3, 4], numbers.Keys);
        Assert.Equal([SampleCase.Specialist, SampleCase.Customer, "Игорь", SampleCase.Manager], numbers.Values);
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

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void What_does_not_fit_is_answered_by_why_and_what_to_type_and_not_by_the_whole_screen_again(string culture)
    {
        using var sample = new SampleCase();
        sample.Approve();
        sample.Clock.SetUtcNow(sample.StartAt);
        using var migration = sample.Open();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            foreach (var challenge in new[] { "R3a", "R3b" }.Select(id => StepChallenge.At(migration, id)!).Append(StepChallenge.OfAcceptance(migration)))
            {
                var again = GateScreen.PausedAgain(challenge, 80).ToArray();
                var shown = string.Join(" ", again);
                Assert.InRange(again.Length, 2, 6);
                Assert.Contains(challenge.Expected, shown, StringComparison.Ordinal);
                Assert.EndsWith(challenge.Question, shown, StringComparison.Ordinal);
                Assert.All(challenge.Open, step => Assert.DoesNotContain(step.Title, shown, StringComparison.Ordinal));
            }

            var gate = Gate.At(migration, new StepTurns(migration).Next!.Id);
            var asked = GateScreen.AskedAgain(gate, 80).ToArray();
            Assert.InRange(asked.Length, 3, 5);
            Assert.Equal(GateScreen.Asked(gate, 80).Reverse().Take(asked.Length - 1), asked.Skip(1).Reverse());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("кафе елки", true)]
    [InlineData("Кафе \"Ёлки\"", true)]
    [InlineData("Кафе «Ёлки»", true)]
    [InlineData("Ёлки", false)]
    [InlineData("Кафе «Сосны»", false)]
    [InlineData("«»", false)]
    [InlineData("да", false)]
    public void The_name_of_a_venue_can_be_typed_on_any_keyboard(string typed, bool fits)
    {
        using var sample = new SampleCase(change: venue => venue with { Name = "Кафе «Ёлки»" });
        using var migration = sample.Open();

        Assert.Equal(fits, StepChallenge.OfAcceptance(migration).Fits(typed));
    }

    [Fact]
    public void A_restore_under_the_name_in_the_backup_is_asked_about_in_one_sentence()
    {
        var russian = CultureInfo.GetCultureInfo("ru-RU");

        Assert.Equal(
            "Развернуть x.bak под именем из резервной копии",
            string.Format(russian, SR.ResourceManager.GetString("ActionRestore", russian)!, "x.bak", SR.ResourceManager.GetString("NameInBackup", russian)));
    }

    // pwsh shows a progress in one line of the terminal, as «activity [status]», and cuts what is too long: the names may be cut, the way out may not.
    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void What_ends_the_waiting_is_seen_on_80_columns_however_many_are_waited_for(string culture)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var hint = SR.StillWaitedFor.Substring(0, SR.StillWaitedFor.IndexOf("{0}", StringComparison.Ordinal));

            Assert.Contains(culture == "ru-RU" ? "любая клавиша" : "any key", hint, StringComparison.Ordinal);
            Assert.InRange(new[] { SR.ActivitySwitchingOff, SR.ActivitySwitchingOn }.Max(activity => activity.Length) + " [".Length + hint.Length + "KASSA-1, KASSA-2 ]".Length, 1, 80);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
