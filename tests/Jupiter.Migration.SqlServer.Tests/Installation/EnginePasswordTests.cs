using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer.Installation;
using Xunit;
using static Jupiter.Migration.SqlServer.Tests.Installation.PlayedInstallation;

namespace Jupiter.Migration.SqlServer.Tests.Installation;

/// <summary>The password of one use that stood on a command line is gone, whatever ended the installation (S4a).</summary>
[Trait("Tier", "Whole")]
public sealed class EnginePasswordTests
{
    [Fact]
    public void A_password_that_a_policy_refused_is_told_and_the_rest_is_done_all_the_same()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { Fresh = () => new PlayedFresh((_, _) => throw MigrationException.Because("LoginPolicyRefused", null, "sa", "x")) };

        var results = Install(standIn, Settings);

        Assert.Equal(["Pass Engine.Media", "Pass Engine.Setup", "Fail Engine.Password"], results.Take(3).Select(Short));
        Assert.Contains("Pass Port", results.Select(Short));
        Assert.Equal(1433, Assert.Single(standIn.Ports).Port);
        Assert.DoesNotContain(results, result => $"{result.Evidence}{result.Actual}{result.Remedy}".Contains(standIn.OneUse, StringComparison.Ordinal));
        Assert.Contains("ALTER LOGIN sa", results[2].Remedy, StringComparison.Ordinal);
        Assert.Null(Refusal(server, standIn.OneUse));
    }

    [Fact]
    public void A_password_that_was_replaced_and_does_not_let_in_is_not_told_as_the_random_one()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { Fresh = () => new PlayedFresh((address, _) => new FreshInstance().ReplacePassword(address, Secure("Другой-Пароль-7"))) };

        var password = Install(standIn, Settings)[2];

        Assert.Equal(("Engine.Password", CheckStatus.Unknown), (password.Id, password.Status));
        Assert.NotEqual(CheckRegister.Find("Engine.Password").Result(CheckStatus.Fail, "SQLEXPRESS", "", "").Remedy, password.Remedy);
        Assert.Equal("LoginFailed", Refusal(server, standIn.OneUse));
    }

    [Fact]
    public void Who_stops_when_the_set_up_has_ended_gets_the_password_replaced_all_the_same()
    {
        using var server = Server();
        using var standIn = new StandIn(server);
        using var stop = new CancellationTokenSource();
        standIn.Reported = progress =>
        {
            if (progress is { Completed: true } && standIn.WasRun)
            {
                stop.Cancel();
            }
        };
        var installation = standIn.Installation(Settings);
        var results = new List<CheckResult>();

        Assert.Throws<OperationCanceledException>(() => Collect(installation.Install(standIn.Media, standIn.Sha256, Secure(NewPassword), standIn, stop.Token), results));

        Assert.Equal(["Pass Engine.Media", "Pass Engine.Setup", "Pass Engine.Password"], results.Select(Short));
        Assert.Null(Refusal(server, NewPassword));
        Assert.Null(installation.PasswordRemedy);
    }

    [Fact]
    public void Who_listens_to_two_results_only_leaves_no_password_of_the_command_line()
    {
        using var server = Server();
        using var standIn = new StandIn(server);

        Assert.Equal(2, standIn.Installation(Settings).Install(standIn.Media, standIn.Sha256, Secure(NewPassword), standIn, CancellationToken.None).Take(2).Count());

        Assert.Equal("LoginFailed", Refusal(server, standIn.OneUse));
        Assert.Null(Refusal(server, NewPassword));
    }

    [Fact]
    public void A_password_that_was_not_replaced_is_owed_whoever_listens()
    {
        using var server = Server();
        using var standIn = new StandIn(server) { Fresh = () => new PlayedFresh((_, _) => throw MigrationException.Because("LoginPolicyRefused", null, "sa", "x")) };
        var installation = standIn.Installation(Settings);

        Assert.Equal(2, installation.Install(standIn.Media, standIn.Sha256, Secure(NewPassword), standIn, CancellationToken.None).Take(2).Count());

        Assert.Contains("ALTER LOGIN sa", installation.PasswordRemedy, StringComparison.Ordinal);
        Assert.Null(installation.RunningLog);
    }

    [Fact]
    public void What_a_failed_set_up_left_loses_the_password_of_the_command_line()
    {
        using var server = Server();
        using var standIn = new StandIn(server, exitCode: 5);

        var results = Install(standIn, Settings);

        Assert.Equal(["Pass Engine.Media", "Fail Engine.Setup", "Pass Engine.Password", "Warning Engine.Unproved"], results.Select(Short));
        Assert.Equal("LoginFailed", Refusal(server, standIn.OneUse));
        Assert.Empty(standIn.Ports);
    }
}
