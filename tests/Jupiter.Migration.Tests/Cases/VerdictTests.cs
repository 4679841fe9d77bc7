using System;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>What people decide of the whole work: a name that is mistyped, or a refusal that is overruled, does not go by in silence.</summary>
[Trait("Tier", "Whole")]
public sealed class VerdictTests
{
    [Fact]
    public void A_name_that_the_plan_does_not_know_is_said_to_count_as_a_deputys()
    {
        using var house = new CaseHouse().Plan().Approve().Prepare().UntilRestored().UntilNotice();

        Assert.Contains("Алена Щукинa", Warned(house, "Deny-JupiterMigration $case 'Алена Щукинa' -Remark 'бар'"), StringComparison.Ordinal);
        house.Run("Invoke-JupiterMigration $case -NonInteractive");
        house.Complete("O7", CaseHouse.Specialist);
        Assert.Empty(Warned(house, "Deny-JupiterMigration $case 'Алёна Щукина' -Remark 'бар' -WhatIf"));
        Assert.Contains("deputy", Warned(house, "Confirm-JupiterMigration $case 'Сидор Петров'"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_approves_what_was_called_off_is_told_by_whom_and_why()
    {
        using var house = new CaseHouse().Plan();
        house.Run("Stop-JupiterMigration $case 'Алёна Щукина' -Reason 'в этот вечер банкет'");

        var warning = Warned(house, "Approve-JupiterMigration $case 'Юпитер'");

        Assert.Contains("Алёна Щукина", warning, StringComparison.Ordinal);
        Assert.Contains("в этот вечер банкет", warning, StringComparison.Ordinal);
        Assert.Empty(Warned(house, "Approve-JupiterMigration $case 'Юпитер'"));
    }

    [Theory]
    [InlineData("Approve-JupiterMigration", "Case, By")]
    [InlineData("Confirm-JupiterMigration", "Case, By")]
    [InlineData("Deny-JupiterMigration", "Case, By, Remark")]
    [InlineData("Stop-JupiterMigration", "Case, By, Reason")]
    [InlineData("Undo-JupiterMigration", "Case, By, Reason")]
    [InlineData("Complete-JupiterStep", "Case, Step, By")]
    public void What_is_missing_is_asked_for_in_the_order_in_which_it_is_typed(string command, string order)
    {
        using var session = new HostedSession();

        // The order in which PowerShell asks is that of the parameters.
        var asked = session.Run($"(Get-Command {command}).Parameters.Keys").Select(key => (string)key.BaseObject).ToArray();

        Assert.Equal(order.Split(", "), order.Split(", ").OrderBy(name => Array.IndexOf(asked, name)));
    }

    private static string Warned(CaseHouse house, string command) =>
        string.Concat(house.Run(command + " 3>&1").Select(item => item.BaseObject).OfType<WarningRecord>().Select(warning => warning.Message));
}
