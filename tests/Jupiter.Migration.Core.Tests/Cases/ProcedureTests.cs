using System;
using System.Globalization;
using System.Linq;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Resources;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>The steps that are data: complete by the memo, in an order that their gates allow, with texts in both languages.</summary>
public sealed class ProcedureTests
{
    private static readonly string[] Preparation = ["P0", "P1a", "P1b", "P1c", "P1d", "P1e", "P1f", "P2", "P4"];

    public static TheoryData<MigrationKind, bool> All => new()
    {
        { MigrationKind.ServerReplacement, false }, { MigrationKind.ServerReplacement, true }, { MigrationKind.OsReinstall, false }, { MigrationKind.OsReinstall, true },
    };

    [Fact]
    public void Every_clause_of_the_memo_has_a_step()
    {
        string[] replacement = [.. Preparation, "P3", "R0", "R1", "R2", "R3a", "R3b", "R4a", "R4b", "R5", "R6", "R7", "R8", "R9", "O7"];
        string[] reinstall = [.. Preparation, "S1", "S2", "S3a", "S3b", "S4a", "S4b", "S4c", "S5", "S6", "S7", "S8", "O7"];

        Assert.Empty(replacement.Except(ShippedProcedures.All.Newest(MigrationKind.ServerReplacement).Forward.Steps.Select(step => step.Clause)));
        Assert.Empty(reinstall.Except(ShippedProcedures.All.Newest(MigrationKind.OsReinstall).Forward.Steps.Select(step => step.Clause)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_gate_is_an_earlier_step(MigrationKind kind, bool back)
    {
        var steps = (back ? ShippedProcedures.All.Newest(kind).Back : ShippedProcedures.All.Newest(kind).Forward).Steps;

        Assert.Equal(steps.Count, steps.Select(step => step.Id).Distinct().Count());
        Assert.All(steps, (step, i) => Assert.Empty(step.Gates.Except(steps.Take(i).Select(before => before.Id))));
        Assert.All(steps, step => Assert.Equal(step.IsManual, step.CompletedBy.Count > 0));
    }

    [Theory]
    [InlineData(MigrationKind.ServerReplacement, "P3t", "P4")]
    [InlineData(MigrationKind.ServerReplacement, "P3", "P4")]
    [InlineData(MigrationKind.OsReinstall, "P3t", "S1")]
    [InlineData(MigrationKind.ServerReplacement, "R2.Verify", "R3a")]
    [InlineData(MigrationKind.ServerReplacement, "R3a", "R4a")]
    [InlineData(MigrationKind.ServerReplacement, "R0", "R4a")]
    [InlineData(MigrationKind.ServerReplacement, "R4b", "R5")]
    [InlineData(MigrationKind.ServerReplacement, "R6", "R7")]
    [InlineData(MigrationKind.OsReinstall, "S2.Verify", "S3a.Off")]
    [InlineData(MigrationKind.OsReinstall, "S2.Folders", "S3a.Off")]
    [InlineData(MigrationKind.OsReinstall, "S2.Logins", "S3a.Off")]
    [InlineData(MigrationKind.ServerReplacement, "R2.Logins", "R3a")]
    [InlineData(MigrationKind.OsReinstall, "S3a.Off", "S4b")]
    [InlineData(MigrationKind.OsReinstall, "R0", "S4b")]
    [InlineData(MigrationKind.OsReinstall, "S4c", "S5")]
    [InlineData(MigrationKind.OsReinstall, "S4.Folders", "S5")]
    [InlineData(MigrationKind.OsReinstall, "S6", "S7")]
    public void The_gates_that_can_not_be_skipped_are_there(MigrationKind kind, string gate, string step) =>
        Assert.Contains(gate, ShippedProcedures.All.Newest(kind).Forward.Find(step)!.Gates);

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_manipulates_needs_an_open_window(MigrationKind kind, bool back) => Assert.All(
        (back ? ShippedProcedures.All.Newest(kind).Back : ShippedProcedures.All.Newest(kind).Forward).Steps.Where(step => !step.IsManual),
        step => Assert.Equal(step.Action is StepAction.TrialBackup or StepAction.Trial ? StepWindow.Trial : StepWindow.Open, step.Window));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_step_is_described_in_both_languages(MigrationKind kind, bool back)
    {
        var steps = (back ? ShippedProcedures.All.Newest(kind).Back : ShippedProcedures.All.Newest(kind).Forward).Steps;
        var keys = steps.SelectMany(step => new[] { $"Step_{step.Text}_Title", $"Step_{step.Text}_Do", "Evidence_" + step.Evidence, "Undo_" + step.Undo });

        Assert.All(keys, key => Assert.All(
            new[] { "en", "ru" }, culture => Assert.False(string.IsNullOrEmpty(SR.ResourceManager.GetString(key, CultureInfo.GetCultureInfo(culture))), key + " " + culture)));

        // Whoever has to act is written to, but for what is installed on the way and needs no message of its own.
        var silent = steps.Where(step => step.IsManual && SR.ResourceManager.GetString($"Step_{step.Text}_Message", CultureInfo.InvariantCulture) is null).Select(step => step.Id);
        Assert.Empty(silent.Except(["P1b", "P1c", "P1d", "S4a"]));
    }
}
