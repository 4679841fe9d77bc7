using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Jupiter.Migration.Cases;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Forecasts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Reports;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Running;
using Jupiter.Migration.Cases.State;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Core.Tests.Cases.Journal;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Trials;
using Jupiter.Migration.Venues;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases;

/// <summary>What a case writes is what the published schemas say, and a schema knows every field of it.</summary>
public sealed class CaseSchemaTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 22, 0, 0, TimeSpan.FromHours(3));

    [Fact]
    public void The_procedures_fit_their_schema()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Jupiter.Migration.Cases", "Steps"), "*.json", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(new PublishedSchema("procedure").Differences(JsonNode.Parse(File.ReadAllText(file)))));
    }

    [Theory]
    [InlineData("report", "phase", typeof(CasePhase))]
    [InlineData("report", "outcome", typeof(ReportOutcome))]
    [InlineData("report", "kind", typeof(MigrationKind))]
    [InlineData("procedure", "action", typeof(StepAction))]
    [InlineData("procedure", "window", typeof(StepWindow))]
    [InlineData("procedure", "owner", typeof(StepOwner))]
    public void A_schema_knows_every_value_that_is_written(string schema, string field, Type type)
    {
        var known = Fields(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", schema + ".schema.json")))!)
            .Single(found => found.Name == field && found.Schema["enum"] is not null).Schema["enum"]!.AsArray().Select(value => (string)value!);

        Assert.Empty(Enum.GetNames(type).Except(known).Except(["None"]));
        Assert.Empty(known.Except(Enum.GetNames(type)));
    }

    private static IEnumerable<(string Name, JsonObject Schema)> Fields(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => (pair.Value is JsonObject schema ? [(pair.Key, schema)] : Array.Empty<(string, JsonObject)>()).Concat(Fields(pair.Value))),
        JsonArray items => items.SelectMany(Fields),
        _ => [],
    };

    [Theory]
    [InlineData(MigrationKind.ServerReplacement)]
    [InlineData(MigrationKind.OsReinstall)]
    public void A_plan_fits_its_schema_and_its_venue_that_of_venues(MigrationKind kind)
    {
        using var folder = new TempFolder();
        var layout = new CaseLayout(folder.Root);
        PlanFile.Write(layout, Plan(kind));
        var written = JsonNode.Parse(File.ReadAllText(layout.Plan))!;

        Assert.Equal(kind, PlanFile.Read(layout, out _).Kind);
        Assert.Empty(new PublishedSchema("case").Differences(written));
        written["venue"]!["computers"]![0]!["port"] = "1";
        Assert.StartsWith("/venue/computers/0/port type: ", Assert.Single(new PublishedSchema("case").Differences(written)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wayBackMinutes", "B2", -1)]
    [InlineData("wayBackMinutes", "B2", int.MaxValue)]
    [InlineData("turnBackMarginMinutes", null, -30)]
    [InlineData("turnBackMarginMinutes", null, 20_000)]
    [InlineData("rates", "backup", -5)]
    [InlineData("rates", "verify", 0)]
    public void A_plan_whose_numbers_can_not_be_meant_is_refused_with_their_place(string field, string? part, int value)
    {
        using var folder = new TempFolder();
        var layout = new CaseLayout(folder.Root);
        PlanFile.Write(layout, Plan(MigrationKind.ServerReplacement));
        var written = JsonNode.Parse(File.ReadAllText(layout.Plan))!;
        if (part is null)
        {
            written[field] = value;
        }
        else
        {
            written[field]![part] = value;
        }

        File.WriteAllText(layout.Plan, written.ToJsonString(new() { WriteIndented = true }));

        var refusal = Assert.Throws<MigrationException>(() => PlanFile.Read(layout, out _));
        Assert.Equal("CaseBroken", refusal.ErrorId);
        Assert.Matches($@"line \d+, column \d+: {field}", refusal.Message);
        Assert.Single(new PublishedSchema("case").Differences(written));
    }

    [Fact]
    public void Every_line_of_a_journal_fits_its_schema()
    {
        using var journal = new JournalCase();
        using (var writer = journal.Open())
        {
            writer.Append("", CaseEvents.Created, new Dictionary<string, string> { ["venue"] = "Кафе «Ёлки»" });
            writer.Append("R4a", CaseEvents.Done, null, [writer.AddEvidence("R4a.json", [1, 2, 3])]);
        }

        using (var writer = JournalWriter.Open(journal.Folder, new FakeTimeProvider(journal.Clock.GetUtcNow().AddHours(-1)), _ => { }))
        {
            writer.Append("R4b", CaseEvents.Started);
        }

        Assert.Contains(journal.Read(), entry => entry.Event == JournalEvents.ClockWentBack);
        Assert.All(
            File.ReadAllLines(journal.Journal),
            line => Assert.Empty(new PublishedSchema("journal").Differences(JsonNode.Parse(line))));
    }

    [Fact]
    public void The_account_of_what_was_written_fits_its_schema()
    {
        var account = new WrittenReport
        {
            Database = "Jupiter",
            ServerInstance = "new-server",
            Tables = [new WrittenTable { Name = "receipt", RowsBefore = 1, RowsNow = 3 }],
            Lists = [new WrittenList { Title = "чеки", Rows = ["101 | 250.00"] }],
        };

        Assert.Empty(new PublishedSchema("write-account").Differences(JsonNode.Parse(WrittenReportFile.Bytes(account))));
    }

    [Fact]
    public void The_record_of_a_trial_fits_its_schema_and_names_the_source_of_each_rule()
    {
        var record = new TrialRecord
        {
            Database = "Jupiter",
            TrialDatabase = "Jupiter.trial-1",
            Server = new TrialServer { ServerInstance = "JUPITER", MachineName = "JUPITER", Product = "SQL Server Express", Version = "16.0.1000", Identity = "ab" },
            SourceVersion = "10.50.6000",
            StartedAt = Now,
            FinishedAt = Now,
            Length = 10L << 30,
            Rows = 5_000_000,
            RestoreSeconds = 600.5,
            Observations = [.. CheckRegister.All.Select(check => TrialObservation.Of(check.Result(CheckStatus.Pass, "x", "1", "1")))],
        };

        Assert.Empty(new PublishedSchema("trial").Differences(JsonNode.Parse(record.Bytes())));
        Assert.StartsWith("https://learn.microsoft.com/", Assert.Single(record.Observations, rule => rule.Rule == "Restore.Integrity").Source, StringComparison.Ordinal);
        Assert.DoesNotContain(record.Observations, rule => rule.Rule.StartsWith("Restore.", StringComparison.Ordinal) && rule.Source.StartsWith("docs", StringComparison.Ordinal));
    }

    [Fact]
    public void The_evidence_of_a_step_fits_its_schema()
    {
        var check = CheckRegister.Find("Compare.Table").Result(CheckStatus.Pass, "receipt", "1", "1");
        var evidence = new StepEvidence
        {
            Case = "1", Step = "R4b", At = Now, Checks = [new EvidenceCheck(check)], Data = new Dictionary<string, string> { ["mark.0"] = "100" },
        };

        Assert.Empty(new PublishedSchema("evidence").Differences(JsonNode.Parse(evidence.Bytes())));
    }

    private static CasePlan Plan(MigrationKind kind) => new()
    {
        Id = "0123456789ab",
        Kind = kind,
        ProcedureSha256 = ShippedProcedures.All.Newest(kind).Sha256,
        StartAt = Now,
        CreatedAt = Now,
        Specialist = "Вера Линь",
        OldServer = "JUPITER",
        NewServer = kind == MigrationKind.ServerReplacement ? "192.0.2.2" : null,
        OldServerInstance = "JUPITER",
        NewServerInstance = "192.0.2.2",
        BackupFile = "/backups/J.bak",
        CopyTo = "/medium",
        Rates = new MeasuredRates { Backup = 1.5e6, Verify = 2e7 },
        WayBackMinutes = new Dictionary<string, int> { ["B2"] = 12 },
        ModuleVersion = "0.1.0",
        Venue = new Venue
        {
            Name = "Кафе «Ёлки»",
            ServerName = "JUPITER",
            Database = "Jupiter",
            Computers = [new VenueComputer { Name = "KASSA-1", Address = "192.0.2.3", Port = 5655, IsMainPos = true }],
            Waivers = [new VenueWaiver { Check = "Case.LeadTime", Reason = "срочно", By = "Юпитер", Until = Now }],
        },
    };
}
