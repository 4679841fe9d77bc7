using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Backups;
using Jupiter.Migration.Checks;
using Jupiter.Migration.EngineContract;
using Jupiter.Migration.SqlServer.Tests.Doubles;
using Jupiter.Migration.SqlServerDouble.Instance;
using Xunit;

namespace Jupiter.Migration.SqlServer.Tests.Restores;

/// <summary>What is told while the old server is on (clause R2), and whom damage and gaps are blamed on afterwards (clause R4b).</summary>
public sealed class SourceTests
{
    [Fact]
    public void A_plain_database_asks_for_nothing()
    {
        using var server = Sample();

        Assert.Equal(
            ["Pass Database.Features Jupiter", "Pass Database.PageVerify Jupiter", "Pass Database.SuspectPages Jupiter", "Pass Database.Log Jupiter"],
            Check(server).Select(check => check.ToString()));
    }

    [Fact]
    public void What_another_server_must_have_is_told_while_the_old_one_is_on()
    {
        using var server = Sample();
        server.Run("ALTER DATABASE Jupiter SET TRUSTWORTHY ON");
        server.Change(traits => traits with { Features = ["Compression"], HasStreams = true, HasFullText = true, IsContained = true });

        var features = Assert.Single(Check(server), check => check.Id == "Database.Features");

        Assert.Equal(
            (CheckStatus.Warning, "Compression, has_filestream, has_fulltext_index, CONTAINMENT = PARTIAL, is_trustworthy_on"),
            (features.Status, features.Actual));
    }

    [Fact]
    public void Features_that_this_account_may_not_see_are_unknown()
    {
        using var server = Sample();
        server.Faults.Answer(new Regex("sku_features"), [new(262, 14, "VIEW DATABASE STATE permission denied in database 'Jupiter'.")]);

        var features = Assert.Single(Check(server), check => check.Id == "Database.Features");

        Assert.Equal(CheckStatus.Unknown, features.Status);
        Assert.Contains("VIEW DATABASE STATE", features.Actual);
    }

    [Fact]
    public void Pages_without_checksums_and_a_log_larger_than_the_data_are_named()
    {
        using var server = Sample();
        server.Run("ALTER DATABASE Jupiter SET PAGE_VERIFY NONE");
        server.Run("ALTER DATABASE Jupiter SET RECOVERY FULL");
        server.Change(traits => traits with { LogBytes = 12L * 1000 * 1000 * 1000 });

        var checks = Check(server);

        Assert.Equal((CheckStatus.Warning, "NONE"), checks.Where(check => check.Id == "Database.PageVerify").Select(check => (check.Status, check.Actual)).Single());
        var log = Assert.Single(checks, check => check.Id == "Database.Log");
        Assert.Equal(CheckStatus.Warning, log.Status);
        Assert.StartsWith("FULL", log.Actual);
        server.Run("ALTER DATABASE Jupiter SET RECOVERY SIMPLE");
        Assert.Equal(CheckStatus.Pass, Assert.Single(Check(server), check => check.Id == "Database.Log").Status);
    }

    [Fact]
    public void Pages_that_the_server_noted_are_named_and_those_that_were_mended_or_are_of_others_are_not()
    {
        using var server = Sample();
        server.Run("CREATE DATABASE Other");
        foreach (var (database, page, kind) in new[] { ("Jupiter", 153, 1), ("Jupiter", 154, 2), ("Jupiter", 155, 3), ("Jupiter", 160, 4), ("Jupiter", 161, 5), ("Other", 170, 2) })
        {
            server.Run($"INSERT INTO msdb.dbo.suspect_pages VALUES (DB_ID(N'{database}'), 1, {page}, {kind}, 1, '2026-11-20T10:00:00')");
        }

        var pages = Assert.Single(Check(server), check => check.Id == "Database.SuspectPages");

        Assert.Equal(CheckStatus.Warning, pages.Status);
        Assert.StartsWith("3 pages", pages.Actual);
        Assert.EndsWith("1:153, 1:154, 1:155", pages.Actual);
        server.Faults.Answer(new Regex("suspect_pages"), [new(229, 14, "The SELECT permission was denied on the object 'suspect_pages'.")]);
        Assert.Equal(CheckStatus.Unknown, Assert.Single(Check(server), check => check.Id == "Database.SuspectPages").Status);
    }

    [Fact]
    public void A_column_that_nothing_can_compare_is_told_before_and_can_be_answered_for()
    {
        using var servers = new TwoServers(wrapTarget: WithJson, wrapSource: WithJson);
        using (var source = servers.Source.Open())
        {
            var told = Assert.Single(source.CheckSource("Jupiter", CancellationToken.None), check => check.Id == "Compare.Coverage");
            Assert.Equal((CheckStatus.Unknown, "dbo.goods.picture"), (told.Status, told.Subject));
            Assert.DoesNotContain("disk of", told.Remedy);
        }

        var error = NightWork.Try(() => servers.Restore());
        Assert.Equal("RestoreNotPossible", error?.ErrorId);
        servers.RequireUntouched();

        var result = servers.Restore("Compare.Coverage");
        Assert.Contains(result.Checks, check => check is { Id: "Compare.Coverage", Status: CheckStatus.Warning });
        Assert.DoesNotContain(result.Checks, check => check.Blocks);
    }

    private static RunningDouble Sample()
    {
        var server = new RunningDouble();
        server.MakeSample();
        return server;
    }

    private static IReadOnlyList<CheckResult> Check(RunningDouble server)
    {
        using var instance = server.Open();
        return instance.CheckSource("Jupiter", CancellationToken.None);
    }

    // The double has no such column: it is told that one of its is.
    private static ChangedInstance WithJson(SqlServerDouble.Sessions.ISqlInstance inner) => new(inner)
    {
        Rewrite = text => text.Replace("b.name AS type_name", "CASE WHEN c.name = N'picture' THEN N'json' ELSE b.name END AS type_name", StringComparison.Ordinal),
    };
}
