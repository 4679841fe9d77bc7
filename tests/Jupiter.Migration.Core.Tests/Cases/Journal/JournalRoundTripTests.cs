using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

public sealed class JournalRoundTripTests : IDisposable
{
    private static readonly string[] Nasty =
        ["", "\n", "\r\n", "\0", "\u2028\u2029\u0085", "\uFEFF", "\"}\\", "касса №1 «Юпитер»", "🍕", "\u202Eevil", "a\u0301", "\uFFFF", "{\"seq\":1}", "\u001b[31m"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf([.. Nasty.Select(text => Gen.Const(text))]),
        Gen.Int[0, 0x10FFFF].Where(rune => rune is < 0xD800 or > 0xDFFF).Array[0, 12].Select(runes => string.Concat(runes.Select(char.ConvertFromUtf32))));

    private readonly JournalCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Any_text_is_read_as_it_was_written()
    {
        var written = new List<JournalEntry>();
        using (var writer = _case.Open())
        {
            Gen.Select(Texts, Texts.Where(text => text.Length > 0), Gen.Dictionary(Texts, Texts)[0, 5]).Sample(
                (step, name, data) =>
                {
                    var entry = writer.Append(step, name, data);
                    Assert.Equal((step, name), (entry.Step, entry.Event));
                    Assert.Equal(data.ToHashSet(), [.. entry.Data]);
                    written.Add(entry);
                },
                iter: 300,
                threads: 1);
        }

        Assert.Equivalent(written, _case.Read(), strict: true);
        var replayed = new List<JournalEntry>();
        using (_case.Open(replayed))
        {
            Assert.Equivalent(written, replayed, strict: true);
        }
    }

    [Fact]
    public void Half_a_character_is_replaced_and_returned_as_it_will_be_read()
    {
        using var writer = _case.Open();

        var entry = writer.Append("a\uD800b", "Есть", new Dictionary<string, string> { ["x"] = "\uDC00" });

        Assert.Equal(("a\uFFFDb", "\uFFFD"), (entry.Step, entry.Data["x"]));
        Assert.Equivalent(new[] { entry }, _case.Read(), strict: true);
    }

    [Fact]
    public void A_line_says_who_and_when_and_names_the_hash_of_the_line_before()
    {
        using var writer = _case.Open();
        var first = writer.Append("backup", "StepStarted", new Dictionary<string, string> { ["касса"] = "№1" });
        _case.Clock.Advance(TimeSpan.FromMilliseconds(1234));
        var second = writer.Append("backup", "StepDone", null, [writer.AddEvidence("вывод.txt", [1, 2, 3])]);

        Assert.Equal((1, 2), (first.Sequence, second.Sequence));
        Assert.Equal(_case.Clock.GetUtcNow(), second.At);
        Assert.Equal(1234, second.MonotonicMilliseconds - first.MonotonicMilliseconds);
        Assert.Equal((Environment.MachineName, Environment.UserName), (second.Machine, second.Account));
        Assert.Equal(first.Run, second.Run);
        Assert.Matches("^[0-9a-f]{8}$", first.Run);
        Assert.Equal("0002-вывод.txt", Assert.Single(second.Evidence).File);

        var lines = File.ReadAllLines(_case.Journal);
        Assert.StartsWith("{\"schema\":\"jupiter.journal/1\",\"seq\":1,\"at\":\"2026-03-01T22:00:00.000Z\",\"mono\":0,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"data\":{\"касса\":\"№1\"},\"evidence\":[],\"prev\":\"" + new string('0', 64) + "\"}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"prev\":\"" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[0]))) + "\"}", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("schema", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_opening_is_a_run_of_its_own_and_goes_on_where_the_last_one_ended()
    {
        _case.Append("A", "B");
        _case.Append("C");

        var entries = _case.Read();

        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Sequence));
        Assert.Equal(entries[0].Run, entries[1].Run);
        Assert.NotEqual(entries[1].Run, entries[2].Run);
        Assert.Equal(0, entries[2].MonotonicMilliseconds);
    }

    [Fact]
    public void What_is_appended_is_replayed_too()
    {
        var replayed = new List<JournalEntry>();
        using var writer = _case.Open(replayed);

        var entry = writer.Append("", "A");

        Assert.Same(entry, Assert.Single(replayed));
    }

    [Fact]
    public void A_folder_that_was_moved_goes_on()
    {
        _case.Append("A", "B");
        using var elsewhere = new TempFolder();
        var moved = elsewhere.At("Переезд «Лось»");
        Directory.Move(_case.Folder, moved);

        using (var writer = JournalWriter.Open(moved, _case.Clock, _ => { }))
        {
            writer.Append("", "C");
        }

        Assert.Equal(["A", "B", "C"], JournalCase.Read(moved).Select(entry => entry.Event));
        Directory.CreateDirectory(_case.Folder);
    }

    [Fact]
    public void A_line_that_could_not_be_read_again_is_not_written()
    {
        using var writer = _case.Open();
        writer.Append("", "A");

        var error = Assert.Throws<MigrationException>(() => writer.Append("", "B", new Dictionary<string, string> { ["x"] = new string('я', 600_000) }));
        Assert.Equal(("JournalLineTooLong", MigrationErrorCategory.InvalidArgument), (error.ErrorId, error.Category));
        Assert.Throws<ArgumentException>(() => writer.Append("", ""));
        Assert.Throws<ArgumentException>(() => writer.Append("", "B", null, [new EvidenceReference { File = "../case.json", Sha256 = new string('0', 64) }]));

        writer.Append("", "C", new Dictionary<string, string> { ["x"] = new string('я', 500_000) });
        Assert.Equal(["A", "C"], _case.Read().Select(entry => entry.Event));
    }

    [Fact]
    public void Threads_may_append_at_once()
    {
        using var writer = _case.Open();

        System.Threading.Tasks.Parallel.For(0, 40, i => writer.Append("", "E", new Dictionary<string, string> { ["i"] = $"{i}" }));

        Assert.Equal(Enumerable.Range(0, 40).ToHashSet(), _case.Read().Select(entry => int.Parse(entry.Data["i"], null)).ToHashSet());
    }
}
