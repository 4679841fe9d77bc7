using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>Somebody puts his hands on the files of a case while a session holds it. Windows lets nobody; elsewhere it is seen before a line is written.</summary>
public sealed class JournalExchangeTests : IDisposable
{
    private readonly JournalCase _case = new();

    public JournalExchangeTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows lets nobody remove or change a file that is held.");

    private string Lock => Path.Combine(_case.Folder, "case.lock");

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Two_sessions_do_not_overwrite_each_others_lines_after_the_lock_was_deleted()
    {
        using var first = _case.Open();
        first.Append("", "A");
        File.Delete(Lock);
        using (var process = new JournalProcess(_case.Folder, 2))
        {
            process.WaitFor("held");

            var refused = Fails("CaseLockLost", first);
            Assert.Contains(process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
            first.Dispose();

            // The name of the other is still told.
            Assert.Equal("CaseInUse", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
            process.LetGo();
        }

        Assert.Equal(["A", "Appended", "Appended"], _case.Read().Select(entry => entry.Event));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lock_that_was_put_back_is_another_lock(bool copies)
    {
        using var writer = _case.Open();
        File.WriteAllText(Lock + ".copy", "");
        File.Delete(Lock);
        if (copies)
        {
            File.Move(Lock + ".copy", Lock);
        }

        Fails("CaseLockLost", writer);

        Assert.Empty(_case.Read());
    }

    public static TheoryData<string> Hands { get; } = new("emptied", "shortened", "lengthened", "exchanged", "deleted", "linked");

    [Theory]
    [MemberData(nameof(Hands))]
    public void A_journal_that_is_not_as_it_was_left_gets_no_line_and_stays_as_it_is(string hand)
    {
        using var writer = _case.Open();
        writer.Append("", "A");
        writer.Append("", "B");
        var whole = _case.Bytes;
        var elsewhere = Path.Combine(_case.Folder, "elsewhere");
        switch (hand)
        {
            case "emptied": _case.Bytes = []; break;
            case "shortened": _case.Bytes = whole[..^1]; break;
            case "lengthened": File.AppendAllText(_case.Journal, "somebody's"); break;
            case "exchanged": File.WriteAllBytes(elsewhere, whole); File.Move(elsewhere, _case.Journal, overwrite: true); break;
            case "deleted": File.Delete(_case.Journal); break;
            default: File.Move(_case.Journal, elsewhere); File.CreateSymbolicLink(_case.Journal, elsewhere); break;
        }

        var left = File.Exists(_case.Journal) ? _case.Bytes : null;

        Fails("JournalReplaced", writer);
        Fails("JournalReplaced", writer);

        Assert.Equal(left, File.Exists(_case.Journal) ? _case.Bytes : null);
    }

    [Fact]
    public void A_lock_that_is_a_link_is_not_taken()
    {
        File.WriteAllText(Path.Combine(_case.Folder, "stranger"), "theirs");
        File.CreateSymbolicLink(Lock, Path.Combine(_case.Folder, "stranger"));

        Assert.Equal("FileIsLink", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);

        Assert.Equal("theirs", File.ReadAllText(Path.Combine(_case.Folder, "stranger")));
        Assert.False(File.Exists(_case.Journal));
    }

    [Fact]
    public void Links_under_the_names_of_a_case_lead_nowhere()
    {
        var stranger = Path.Combine(_case.Folder, "stranger");
        File.WriteAllText(stranger, "theirs");
        foreach (var name in new[] { "journal.head", "journal.head.partial", "case.holder.json", "case.holder.json.partial", "journal.jsonl.partial" })
        {
            File.CreateSymbolicLink(Path.Combine(_case.Folder, name), stranger);
        }

        Directory.CreateDirectory(_case.Evidence);
        File.CreateSymbolicLink(Path.Combine(_case.Evidence, "0001-a.txt"), stranger);
        File.CreateSymbolicLink(Path.Combine(_case.Evidence, "0001-a.txt.partial"), stranger);
        using (var writer = _case.Open())
        {
            writer.Append("", "A", null, [writer.AddEvidence("a.txt", "ours"u8.ToArray())]);
        }

        Assert.Equal("theirs", File.ReadAllText(stranger));
        Assert.Equal("ours", File.ReadAllText(Path.Combine(_case.Evidence, "0001-a.txt")));
    }

    private static MigrationException Fails(string errorId, JournalWriter writer)
    {
        var error = Assert.Throws<MigrationException>(() => writer.Append("", "X", new Dictionary<string, string>()));
        Assert.Equal((errorId, MigrationErrorCategory.SecurityError), (error.ErrorId, error.Category));
        return error;
    }
}
