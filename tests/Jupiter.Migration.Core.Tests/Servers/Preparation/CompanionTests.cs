using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Companions;
using Jupiter.Migration.Servers.Preparation;
using Jupiter.Migration.Servers.Programs;
using Jupiter.Migration.Servers.Settings;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Servers.Preparation;

/// <summary>Programs that are bound to their computer (clause P1e): asked for only where the old server's inventory shows them.</summary>
public sealed class CompanionTests
{
    private static readonly IReadOnlyList<CompanionRequirement> Table = PreparationFile.BuiltIn.Companions!;

    [Theory]
    [InlineData("HASPLMS", null, "Sentinel HASP / LDK")]
    [InlineData("Transport3", null, "EGAIS UTM / УТМ ЕГАИС")]
    [InlineData("TransportX", null, null)]
    [InlineData("My Transport", null, null)]
    [InlineData("yenisei", null, "Local module of Chestny ZNAK / ЛМ ЧЗ")]
    [InlineData(null, "Локальный модуль Честный Знак 2.6.1", "Local module of Chestny ZNAK / ЛМ ЧЗ")]
    [InlineData(null, "Guardant Control Center 3.27", "Guardant Control Center")]
    [InlineData(null, "Драйвер ККТ v.10 (32-bit)", "ATOL fiscal driver / АТОЛ: Драйвер ККТ")]
    [InlineData(null, "ШТРИХ-М: Драйвер ККТ 5.17", "SHTRIH-M fiscal driver / ШТРИХ-М: Драйвер ККТ")]
    [InlineData("KKTPROXY", null, "SHTRIH-M fiscal driver / ШТРИХ-М: Драйвер ККТ")]
    public void One_is_seen_by_the_whole_name_of_its_service_or_a_part_of_its_programs(string? service, string? program, string? seen) =>
        Assert.Equal(seen is null ? [] : [seen], CompanionSight.Of(Server(service, program), Table).Select(companion => companion.Name));

    [Fact]
    public void What_was_on_the_old_server_and_is_not_on_the_new_one_fails_with_what_goes_before()
    {
        var result = Bound(Server(null, null), Server("hasplms", null));

        Assert.Equal(CheckStatus.Fail, result.Status);
        Assert.Contains("1947", result.Expected, StringComparison.Ordinal);
        Assert.Contains("rehost", result.Evidence, StringComparison.Ordinal);
        Assert.Contains("https://", result.Evidence, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Pass, Bound(Server("hasplms", null), Server("hasplms", null)).Status);
        Assert.Equal(CheckStatus.Unknown, Bound(SampleServer.With(), Server("hasplms", null)).Status);
    }

    [Fact]
    public void Where_nobody_read_what_the_old_server_had_nobody_knows_what_is_bound_to_it()
    {
        var result = Assert.Single(Check(Server(null, null), SampleServer.With(name: "OLD")), result => result is { Id: "Server.Companion", Subject: "OLD" });

        Assert.Equal(CheckStatus.Unknown, result.Status);
        Assert.DoesNotContain(Check(Server(null, null), Server(null, null)), result => result.Subject == "OLD");
    }

    [Fact]
    public void What_was_not_there_is_not_asked_for() =>
        Assert.Equal(["Server.Companion"], Check(Server("hasplms", null), Server(null, null)).Where(result => result.Id == "Server.Companion").Select(result => result.Id).Distinct());

    [Fact]
    public void Each_row_names_a_public_source_and_stands_on_the_pages_for_the_customers_IT()
    {
        var (english, russian) = (Repository.Text("docs/companions.md"), Repository.Text("docs/companions.ru.md"));
        Assert.All(Table, companion =>
        {
            Assert.StartsWith("https://", companion.Source, StringComparison.Ordinal);
            foreach (var (page, before, proof) in new[] { (english, companion.Before.En, companion.Proof.En), (russian, companion.Before.Ru, companion.Proof.Ru) })
            {
                Assert.All([companion.Name, companion.Page, companion.Source, companion.Signer ?? "", companion.Version ?? "", before, proof], text => Assert.Contains(text, page, StringComparison.Ordinal));
            }
        });
    }

    private static CheckResult Bound(ServerInventory current, ServerInventory old) =>
        Assert.Single(Check(current, old), result => result.Id == "Server.Companion" && result.Subject.EndsWith("Sentinel HASP / LDK", StringComparison.Ordinal));

    private static IEnumerable<CheckResult> Check(ServerInventory current, ServerInventory old) => new ServerPreparation(PreparationFile.BuiltIn, null, old).Check(current);

    private static ServerInventory Server(string? service, string? program) => SampleServer.With(programs: new ServerPrograms
    {
        Services = service is null ? [] : [new ServerService { Name = service, Start = ServiceStart.Automatic }],
        Installed = program is null ? [] : [new InstalledProgram { Name = program }],
    });
}
