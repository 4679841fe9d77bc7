using System;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Checks;
using Microsoft.Extensions.Time.Testing;

namespace Jupiter.Migration.Core.Tests.Cases.Versions;

/// <summary>
/// A copy of a case that an earlier version left in the middle of its night (tests/golden), and modules of several versions that go on with
/// it. What the module would prove is written as done; nobody's servers are asked.
/// </summary>
internal sealed class KeptCase : IDisposable
{
    private readonly TempFolder _folder = new();

    public KeptCase(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        using var migration = MigrationCase.Look(Folder, TimeProvider.System);
        Clock = new FakeTimeProvider(migration.State.Last!.At.AddMinutes(1));
    }

    /// <summary>The folders of the versions.</summary>
    public static string Versions => Path.Combine(Repository.Root, "tests", "golden");

    public static string Golden => Path.Combine(Versions, "0.1.0");

    public FakeTimeProvider Clock { get; }

    public string Folder => Path.Combine(_folder.Root, "case");

    public byte[] Plan => File.ReadAllBytes(Path.Combine(Folder, "case.json"));

    public T Look<T>(Func<MigrationCase, T> look, ShippedProcedures? module = null)
    {
        using var migration = MigrationCase.Look(Folder, Clock, module);
        return look(migration);
    }

    public void Open(Action<MigrationCase> work, ShippedProcedures? module = null)
    {
        using var migration = MigrationCase.Open(Folder, Clock, module);
        work(migration);
    }

    /// <summary>Does the step whose turn it is, with a module; its id, or null when none is left.</summary>
    public string? DoNext(ShippedProcedures? module = null)
    {
        using var migration = MigrationCase.Open(Folder, Clock, module);
        if (new StepTurns(migration).Next is not { } step)
        {
            return null;
        }

        // R9 is everybody's to wait for, and the list of what was written is acknowledged elsewhere.
        if (step.Due == StepDue.AcceptedAndWeekPassed)
        {
            Clock.Advance(TimeSpan.FromDays(8));
        }

        if (!step.IsManual)
        {
            new StepRun(migration, step).Do(() => new Migration.Cases.Actions.StepOutcome());
            return step.Id;
        }

        foreach (var party in step.CompletedBy.Except(migration.State.Of(step.Id).Attestations.Select(word => word.Party)))
        {
            StepCompletion.Record(
                migration,
                new StepWord { Step = step.Id, By = party == ResponsibleParty.Customer ? SampleCase.Customer : SampleCase.Specialist },
                new SilentObserver(), CancellationToken.None);
        }

        Clock.Advance(TimeSpan.FromSeconds(1));
        return step.Id;
    }

    public void Dispose() => _folder.Dispose();
}
