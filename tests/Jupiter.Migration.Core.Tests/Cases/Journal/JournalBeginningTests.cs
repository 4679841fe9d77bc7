using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

public sealed class JournalBeginningTests : IDisposable
{
    private readonly JournalCase _case = new();

    public JournalBeginningTests() => File.WriteAllText(Plan, "{}");

    private string Plan => Path.Combine(_case.Folder, "case.json");

    public void Dispose() => _case.Dispose();

    [Fact]
    public void A_journal_that_begins_with_its_case_is_in_order()
    {
        Begin();
        _case.Append("Approved");

        Is(CheckStatus.Pass, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    [Fact]
    public void What_the_journal_says_of_itself_may_come_before()
    {
        using (var writer = _case.Open())
        {
            _case.Clock.Set(_case.Clock.GetUtcNow().AddHours(1));
            Create(writer);
        }

        Assert.Equal(["ClockChanged", "Created"], _case.Read().Select(entry => entry.Event));
        Is(CheckStatus.Pass, "line 2");
    }

    [Fact]
    public void An_emptied_journal_does_not_pass_however_whole_it_is()
    {
        Begin();
        File.Delete(_case.Head);
        _case.Bytes = [];
        Is(CheckStatus.Fail, "not one whole line");

        _case.Append("Attested");

        Assert.Equal(CheckStatus.Pass, Assert.Single(_case.Audit("Journal.Chain")).Status);
        Is(CheckStatus.Fail, "Attested");
    }

    [Fact]
    public void A_plan_that_was_exchanged_does_not_pass()
    {
        Begin();
        File.AppendAllText(Plan, " ");

        Is(CheckStatus.Fail, "44136fa3");
        Assert.Contains("Approve-JupiterMigration", Result().Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_was_changed_and_approved_as_it_is_now_is_in_order()
    {
        Begin();
        File.AppendAllText(Plan, " ");
        Approve("0000000000000000000000000000000000000000000000000000000000000000");
        Is(CheckStatus.Fail, "44136fa3");

        Approve(Hexadecimal.Sha256(File.ReadAllBytes(Plan)));

        Is(CheckStatus.Pass, "line 3");
    }

    [Fact]
    public void A_plan_that_is_not_there_is_not_known()
    {
        Begin();
        File.Delete(Plan);

        Is(CheckStatus.Unknown, "case.json");
    }

    private void Begin()
    {
        using var writer = _case.Open();
        Create(writer);
    }

    private void Approve(string plan)
    {
        using var writer = _case.Open();
        writer.Append("", "Approved", new Dictionary<string, string> { ["by"] = "Юпитер", ["plan"] = plan });
    }

    private static void Create(JournalWriter writer) =>
        writer.Append("", "Created", new Dictionary<string, string> { ["plan"] = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" });

    private CheckResult Result() => Assert.Single(JournalAudit.Run(_case.Folder, CancellationToken.None), check => check.Id == "Journal.Begin");

    private void Is(CheckStatus status, string actual)
    {
        var result = Result();
        Assert.Equal(status, result.Status);
        Assert.Contains(actual, result.Actual, StringComparison.Ordinal);
        Assert.Equal(status == CheckStatus.Pass, result.Remedy.Length == 0);
    }
}
