using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Actions;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Backups;

namespace Jupiter.Migration.Core.Tests.Cases.Versions;

/// <summary>
/// A case that is played up to a step and kept in <c>tests/golden/VERSION</c>, as this version writes it: plan, journal, evidence. What people say is
/// recorded as they say it; what the module finds is given here, with every kind of fact that its actions hand on. Nobody's servers are asked.
/// </summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Kind">The procedure.</param>
/// <param name="Last">The last step that is done; null for a case that is only planned, empty for one that is only approved.</param>
internal sealed record GoldenCase(string Name, MigrationKind Kind, string? Last)
{
    private const string Sha256 = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The points of both nights that a newer version has to go on from.</summary>
    public static GoldenCase[] All { get; } =
    [
        new("replacement-planned", MigrationKind.ServerReplacement, null),
        new("replacement-approved", MigrationKind.ServerReplacement, ""),
        new("replacement-trial-backed-up", MigrationKind.ServerReplacement, "P3t.Backup"),
        new("replacement-tried", MigrationKind.ServerReplacement, "P3t"),
        new("replacement-backed-up", MigrationKind.ServerReplacement, "R2.Verify"),
        new("replacement-switched-off", MigrationKind.ServerReplacement, "R3a"),
        new("replacement-restored", MigrationKind.ServerReplacement, "R4b"),
        new("replacement-noticed", MigrationKind.ServerReplacement, "O7"),
        new("reinstallation-tried", MigrationKind.OsReinstall, "P3t"),
        new("reinstallation-locked", MigrationKind.OsReinstall, "S2.Lock"),
        new("reinstallation-wiped", MigrationKind.OsReinstall, "S3a"),
        new("reinstallation-noticed", MigrationKind.OsReinstall, "O7"),
    ];

    /// <summary>The newest version of the procedures: its cases are made anew until it ships.</summary>
    public static string Newest { get; } = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "Jupiter.Migration.Cases", "Steps"))
        .Select(folder => Path.GetFileName(folder)!).OrderBy(Version.Parse).Last();

    /// <summary>Where it is kept.</summary>
    public string Folder => Path.Combine(KeptCase.Versions, Newest, Name);

    /// <summary>Plays it and keeps it in the place of the one that is there.</summary>
    /// <param name="folder">Where.</param>
    public void Make(string folder)
    {
        using var sample = new SampleCase(Kind);
        if (Last is not null)
        {
            sample.Approve();
            CaseLoginFile.Keep(sample.Folder, sample.Clock, "/medium/logins.cms", Sha256, ["kassa", "owner"]);
        }

        if (Last is { Length: > 0 })
        {
            sample.GoThrough(Last, (migration, step) =>
            {
                sample.Clock.Advance(Step);
                return Found(migration, migration.Procedure.Forward.Find(step)!);
            });
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.GetFiles(sample.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".jsonl" or ".head"))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(sample.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // Before a disk is wiped the copy of the backup is asked for.
    private static void KeepCopy(CasePlan plan)
    {
        var copy = CaseDatabase.Of(plan)[0].CopyFile;
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.WriteAllBytes(copy, new byte[ManifestSample.Sound().Length!.Value]);
        File.WriteAllBytes(ManifestFile.PathFor(copy), ManifestFile.Seal(ManifestSample.Sound()));
    }

    private static StepOutcome Found(MigrationCase migration, StepDefinition step)
    {
        if (step.Action == StepAction.Backup)
        {
            KeepCopy(migration.Plan);
        }

        var (plan, work) = (migration.Plan, new MeasuredWork(1L << 30, TimeSpan.FromSeconds(90.5)));
        var copy = CaseDatabase.Of(plan)[0].CopyFile;
        LineFact[] facts = step.Action switch
        {
            StepAction.TrialBackup => [new TrialBackup(copy.Replace(".bak", $".trial-{plan.Id}.bak", StringComparison.Ordinal), Sha256, 1L << 30, TimeSpan.FromSeconds(20)), work],
            StepAction.Trial => [new TriedServer("JUPITER", "16.0.1000", "ab 2026-01-12T10:00:00"), new AskedLogins(["kassa", "owner"], ["bar"]), work],
            StepAction.CheckVenue => [new DatabaseSize(1L << 30), new ServerFact(IsOld: true) { StartTime = TimeSpan.FromSeconds(40) }],
            StepAction.Lock => [new LockedDatabase(plan.Venue.Database, Server: plan.OldServerInstance)],
            StepAction.Backup => [new FinalBackup(plan.BackupFile, copy, Sha256), work],
            StepAction.ProveSingleServer when plan.Kind == MigrationKind.ServerReplacement => [new ServerFact(IsOld: true) { Absence = "Tag" }, new ComputerCard("KASSA-1", "02-00-00-00-00-01")],
            StepAction.Restore => [new RestoredDatabaseFact(plan.NewServerInstance, plan.Venue.Database, copy, 500_000), new BusinessDayAtRestore(IsOpen: false), work],
            StepAction.VerifyBackup or StepAction.Compare => [work],
            _ => [],
        };
        return new StepOutcome { Checks = [CheckRegister.Find("Backup.Sha256").Result(CheckStatus.Pass, copy, Sha256, Sha256)], Facts = facts };
    }
}
