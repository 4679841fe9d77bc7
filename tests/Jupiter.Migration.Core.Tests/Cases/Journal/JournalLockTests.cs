using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

public sealed class JournalLockTests : IDisposable
{
    private readonly JournalCase _case = new();

    public JournalLockTests() => CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

    private string Holder => Path.Combine(_case.Folder, "case.holder.json");

    public void Dispose() => _case.Dispose();

    [Fact]
    public void A_second_writer_of_the_same_process_is_refused_and_told_who_holds_the_case()
    {
        using var writer = _case.Open();
        writer.Append("", "A");

        IsInUse(Environment.ProcessId, _case.Clock.GetUtcNow());

        Assert.Single(_case.Read());
    }

    [Fact]
    public void A_second_process_is_refused_until_the_first_lets_go()
    {
        using (var process = new JournalProcess(_case.Folder, 2))
        {
            process.WaitFor("held");
            IsInUse(process.Id, DateTimeOffset.UtcNow);
            Assert.Equal(2, _case.Read().Count);
            process.LetGo();
        }

        Assert.False(File.Exists(Holder));
        _case.Append("Mine");
    }

    [Fact]
    public void A_journal_can_be_read_while_another_process_writes_to_it()
    {
        using var process = new JournalProcess(_case.Folder, int.MaxValue);
        process.WaitFor("go");
        var counts = new List<int> { 0 };
        for (var watch = Stopwatch.StartNew(); counts[^1] < 500 && watch.Elapsed < TimeSpan.FromMinutes(1);)
        {
            counts.Add(_case.Read().Count);
            Assert.DoesNotContain(_case.Audit("Journal.Chain"), result => result.Status == CheckStatus.Fail);
        }

        Assert.True(counts[^1] >= 500);
        Assert.Equal(counts.Order(), counts);
    }

    [Fact]
    public void A_process_that_was_killed_holds_nothing_and_its_name_is_not_told()
    {
        using (var process = new JournalProcess(_case.Folder, 1))
        {
            process.WaitFor("held");
            process.Kill();
        }

        Assert.True(File.Exists(Holder));
        using (_case.Open())
        {
            IsInUse(Environment.ProcessId, _case.Clock.GetUtcNow());
        }

        Assert.False(File.Exists(Holder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"schema\":\"jupiter.case-holder/1\",\"machine\":null}")]
    [InlineData("{\"schema\":\"jupiter.case-holder/1\",\"machine\":\"\\ud800\"}")]
    public void A_holder_that_can_not_be_read_is_not_known(string content)
    {
        using var writer = _case.Open();
        File.WriteAllText(Holder, content);

        var error = Assert.Throws<MigrationException>(() => _case.Open());

        Assert.Equal("CaseInUse", error.ErrorId);
        Assert.Contains("is not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_holder_with_a_hostile_name_does_not_reach_the_console_as_it_is()
    {
        using var writer = _case.Open();
        File.WriteAllText(Holder, "{\"schema\":\"jupiter.case-holder/1\",\"machine\":\"\\u001b[31mM\",\"account\":\"A\",\"processId\":7,\"since\":\"2026-01-01T00:00:00Z\"}");

        Assert.Contains("?[31mM", Assert.Throws<MigrationException>(() => _case.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_opening_that_failed_lets_go_of_the_case()
    {
        _case.Append("A");
        var whole = _case.Bytes;
        _case.Bytes = [.. "x"u8, .. whole];
        Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
        _case.Bytes = whole;

        _case.Append("B");

        Assert.Equal(2, _case.Read().Count);
    }

    private void IsInUse(int processId, DateTimeOffset since)
    {
        var error = Assert.Throws<MigrationException>(() => _case.Open());

        Assert.Equal(("CaseInUse", MigrationErrorCategory.ResourceBusy), (error.ErrorId, error.Category));
        Assert.Contains(Environment.MachineName, error.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, error.Message, StringComparison.Ordinal);
        Assert.Contains(processId.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains(since.LocalDateTime.ToString("d", CultureInfo.CurrentCulture), error.Message, StringComparison.Ordinal);
    }
}
