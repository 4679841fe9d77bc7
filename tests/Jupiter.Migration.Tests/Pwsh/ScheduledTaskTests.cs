using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Jupiter.Migration.Tests.Cases;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Pwsh;

/// <summary>The script that a scheduled task runs, as a file, by the real pwsh: each exit code, and the log that it leaves.</summary>
[Trait("Tier", "Whole")]
public sealed class ScheduledTaskTests
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Waiting = 2;
    private const int Refused = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // In the repository, and where an installation has it.
    private static readonly string[] Scripts =
        [Path.Combine(StagedModule.RepoRoot, "examples", "Invoke-ScheduledMigration.ps1"), Path.Combine(StagedModule.Folder, "examples", "Invoke-ScheduledMigration.ps1")];

    [Fact]
    public void Each_end_of_a_run_has_its_exit_code_and_says_in_the_log_what_to_do()
    {
        using var house = new CaseHouse(receipts: 5);
        house.Plan();
        Assert.Equal(Waiting, Run(house, out var log));
        Assert.Contains("-> ", log, StringComparison.Ordinal);

        house.Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Stop("OldServer");
        Assert.Equal(Failed, Run(house, out log));
        Assert.Contains("InstanceUnavailable,", log, StringComparison.Ordinal);

        house.Start("OldServer");
        Assert.Equal(Done, Run(house, out log, "-Until", "R2.Verify"));
        Assert.Contains("Proved R2.Backup", log, StringComparison.Ordinal);
        Assert.Equal(Waiting, Run(house, out log));
        Assert.Contains(CaseHouse.Customer, log, StringComparison.Ordinal);

        house.Stop("OldServer").Complete("R3a").Start("NewServer").Complete("R3b").Start("OldServer");
        Assert.Equal(Refused, Run(house, out log));
        Assert.Contains("BothServersPresent,", log, StringComparison.Ordinal);

        house.Stop("OldServer").Invoke();
        house.UntilNotice();
        house.Run($"Confirm-JupiterMigration $case '{CaseHouse.Customer}' -Role Manager");
        Assert.Equal(Done, Run(house, out _));
    }

    [Fact]
    public void A_case_that_another_run_holds_is_refused_and_nothing_is_done()
    {
        using var house = new CaseHouse(receipts: 5);
        house.Plan();
        var before = File.ReadAllText(house.Journal);
        using (new FileStream(house["case", "case.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(Refused, Run(house, out var log));
            Assert.Contains("CaseInUse,", log, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllText(house.Journal));
    }

    [Fact]
    public void What_a_run_did_that_was_killed_is_in_its_log_and_the_next_goes_on()
    {
        // A busy machine may come when the copy is there already: then it is another night's turn.
        using var house = Enumerable.Range(0, 5).Select(_ => KilledDuringItsBackup()).FirstOrDefault(killed => killed is not null);

        Assert.NotNull(house);
        Assert.Contains("Proved R2.Lock", Log(house), StringComparison.Ordinal);
        Assert.Equal(Waiting, Run(house, out _));
        Assert.Equal("R3a", house.Next);
    }

    [Fact]
    public void The_log_is_in_the_language_that_was_asked_for_and_every_editor_can_read_it()
    {
        using var house = new CaseHouse(receipts: 5);
        house.Plan();

        Run(house, out var log, "-Culture", "ru-RU", "-LogFolder", house["logs here"]);

        var bytes = File.ReadAllBytes(Directory.GetFiles(house["logs here"]).Single());
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains("безопасном", new UTF8Encoding(true, throwOnInvalidBytes: true).GetString(bytes) + log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u001b', log);
    }

    [Fact]
    public void A_path_that_is_none_of_a_case_fails_in_the_repository_and_where_it_is_installed()
    {
        using var folder = new TempFolder();

        foreach (var script in Scripts)
        {
            using var run = PwshProcess.StartTask(script, "-Case", folder["none"]);
            var ended = run.Finish("");
            Assert.Equal(Failed, ended.ExitCode);
            Assert.Contains("CaseNotFound,", ended.Output, StringComparison.Ordinal);
        }

        using var relative = PwshProcess.StartTask(Scripts[0], "-Case", "night");
        Assert.Equal(Failed, relative.Finish("").ExitCode);
    }

    private static CaseHouse? KilledDuringItsBackup()
    {
        var house = new CaseHouse(receipts: 40_000);
        house.Plan().Approve().Prepare().Complete("R1", CaseHouse.Specialist).Complete("R1").Start("OldServer");
        using (var run = PwshProcess.StartTask(Scripts[0], "-Case", house.Case))
        {
            var waited = Stopwatch.StartNew();
            while (!(house.EventsOf("R2.Backup").Contains("Started") && Log(house).Contains("Proved R2.Lock", StringComparison.Ordinal)) && waited.Elapsed < Patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(1));
            }

            if (run.Kill() && house.Next == "R2.Backup")
            {
                return house;
            }
        }

        house.Dispose();
        return null;
    }

    private static int Run(CaseHouse house, out string log, params string[] more)
    {
        using var run = PwshProcess.StartTask(Scripts[0], ["-Case", house.Case, .. more]);
        var ended = run.Finish("");
        Assert.Empty(ended.Errors);
        log = more.Contains("-LogFolder") ? ended.Output : Log(house);
        Assert.EndsWith($"exit {ended.ExitCode}", log.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(ended.Output.Trim(), log.Trim('\uFEFF', '\r', '\n'), StringComparison.Ordinal);
        return ended.ExitCode;
    }

    private static string Log(CaseHouse house) =>
        File.ReadAllText(new DirectoryInfo(house.Case + "-logs").GetFiles().OrderBy(file => file.LastWriteTimeUtc).Last().FullName);
}
