using System;
using System.IO;
using System.Linq;
using System.Threading;
using CsCheck;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>A message that the other party keeps tells whether the journal was written anew since (clauses R3a, O7).</summary>
public sealed class JournalMarkTests : IDisposable
{
    private readonly SampleCase _case = new();

    private string Journal => Path.Combine(_case.Folder, "journal.jsonl");

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("R3a", "R2.Verify")]
    [InlineData("O7", "R8")]
    public void A_journal_that_was_written_anew_passes_alone_and_not_with_the_message(string step, string done)
    {
        _case.Approve();
        _case.Clock.Advance(_case.StartAt - _case.Clock.GetUtcNow());
        _case.GoThrough(done);
        var messages = _case.Status().Steps.Where(one => one.Id == step).SelectMany(one => new[] { one.MessageRussian, one.MessageEnglish }).ToArray();
        _case.GoThrough(step);
        Assert.Equal([CheckStatus.Pass, CheckStatus.Pass], Marks(messages));

        WriteAnew();

        Assert.All(JournalAudit.Run(_case.Folder, CancellationToken.None), check => Assert.Equal(CheckStatus.Pass, check.Status));
        Assert.Equal([CheckStatus.Fail, CheckStatus.Fail], Marks(messages));
    }

    [Fact]
    public void Lines_that_are_gone_are_missed_and_a_text_without_a_mark_is_no_proof()
    {
        _case.Approve();
        var mark = $"{File.ReadLines(Journal).Count() + 1}-0123456789abcdef";

        Assert.Equal([CheckStatus.Fail, CheckStatus.Unknown, CheckStatus.Unknown], Marks(mark, "спасибо", ""));
    }

    [Fact]
    public void A_mark_is_found_wherever_it_stands_in_a_text() => Gen.Select(Gen.String, Gen.Int[1, 999_999], Gen.Char["0123456789abcdef"].Array[16], Gen.OneOf<string>(" ", ".", ", ", ": ", "\n")).Sample((text, line, digits, around) =>
    {
        var mark = new JournalMark(line, new string(digits));

        Assert.Equal(mark, JournalMark.Find(text.Replace('-', ' ') + around + mark + around + text));
        Assert.Equal(mark, JournalMark.Find(mark.ToString().ToUpperInvariant()));
        Assert.Equal(mark, JournalMark.Find($"Кафе 1-0123456789abcdef{around}{mark}."));
        Assert.True(JournalMark.Find(text) is null || text.Contains('-', StringComparison.Ordinal));
    });

    private CheckStatus[] Marks(params string[] messages) =>
        [.. JournalAudit.Run(_case.Folder, CancellationToken.None, messages).Where(check => check.Id == "Journal.Mark").Select(check => check.Status)];

    // As somebody would who may write to the folder: another word in the second line, every hash after it, and the head.
    private void WriteAnew()
    {
        var lines = File.ReadAllText(Journal).TrimEnd('\n').Split('\n');
        lines[1] = lines[1].Replace("\"account\":\"", "\"account\":\"x", StringComparison.Ordinal);
        for (var at = 1; at < lines.Length; at++)
        {
            var previous = lines[at].LastIndexOf("\"prev\":\"", StringComparison.Ordinal) + 8;
            lines[at] = lines[at][..previous] + Hash(lines[at - 1]) + lines[at][(previous + 64)..];
        }

        var head = Path.Combine(_case.Folder, "journal.head");
        var was = Hash(File.ReadAllText(Journal).TrimEnd('\n').Split('\n')[^1]);
        File.WriteAllText(Journal, string.Join('\n', lines) + "\n");
        File.WriteAllText(head, File.ReadAllText(head).Replace(was, Hash(lines[^1]), StringComparison.Ordinal));
    }

    private static string Hash(string line) => Hexadecimal.Sha256(System.Text.Encoding.UTF8.GetBytes(line));
}
