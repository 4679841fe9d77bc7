using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

public sealed class JournalEvidenceTests : IDisposable
{
    private readonly JournalCase _case = new();
    private readonly TempFolder _outside = new();

    public void Dispose()
    {
        _case.Dispose();
        _outside.Dispose();
    }

    [Theory]
    [InlineData("report.json", "0001-report.json")]
    [InlineData("Отчёт кассы №1.pdf", "0001-Отчёт-кассы--1.pdf")]
    [InlineData("../../etc/passwd", "0001-passwd")]
    [InlineData("C:\\Users\\x\\screen.png", "0001-screen.png")]
    [InlineData("CON", "0001-_CON")]
    [InlineData("lpt1.txt", "0001-_lpt1.txt")]
    [InlineData("", "0001-file")]
    [InlineData("...", "0001-file")]
    [InlineData("a\0b\n\u202E🍕.txt", "0001-a-b----.txt")]
    [InlineData("x.partial", "0001-x-partial")]
    public void A_name_is_made_safe(string given, string expected)
    {
        using var writer = _case.Open();

        var reference = writer.AddEvidence(given, "x"u8.ToArray());

        Assert.Equal(expected, reference.File);
        Assert.Equal([expected], Directory.GetFiles(_case.Evidence).Select(Path.GetFileName));
        writer.Append("", "A", null, [reference]);
        Assert.Equal(expected, Assert.Single(_case.Read()[^1].Evidence).File);
    }

    [Fact]
    public void A_long_name_is_cut_and_keeps_what_says_its_kind()
    {
        using var writer = _case.Open();

        var name = writer.AddEvidence(new string('д', 300) + ".docx", []).File;

        Assert.Equal(5 + 60, name.Length);
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_copied_and_hashed()
    {
        var source = _outside.At("большой.bin");
        var content = RandomNumberGenerator.GetBytes(3_000_001);
        File.WriteAllBytes(source, content);
        using var writer = _case.Open();
        writer.Append("", "A");

        var reference = writer.AddEvidence("большой.bin", source, CancellationToken.None);
        writer.Append("", "B", null, [reference]);

        Assert.Equal("0002-большой.bin", reference.File);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), reference.Sha256);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(_case.Evidence, reference.File)));
    }

    [Fact]
    public void What_a_killed_run_left_under_the_name_is_replaced()
    {
        Directory.CreateDirectory(_case.Evidence);
        File.WriteAllText(Path.Combine(_case.Evidence, "0001-a.txt"), "what a killed run left, longer");
        File.WriteAllText(Path.Combine(_case.Evidence, "0001-a.txt.0123456789abcdef.partial"), "and half a file");
        File.WriteAllText(Path.Combine(_case.Evidence, "0001-b.txt"), "what a killed run left, longer");
        File.WriteAllText(_outside.At("b"), "two");
        using var writer = _case.Open();

        writer.AddEvidence("a.txt", "one"u8.ToArray());
        writer.AddEvidence("b.txt", _outside.At("b"), CancellationToken.None);

        Assert.Equal(["0001-a.txt=one", "0001-b.txt=two"], Directory.GetFiles(_case.Evidence).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path) + "=" + File.ReadAllText(path)));
    }

    [Fact]
    public void Two_files_of_one_name_for_one_line_are_two_and_the_same_bytes_are_one()
    {
        using var writer = _case.Open();
        var one = writer.AddEvidence("a.txt", "one"u8.ToArray());
        var two = writer.AddEvidence("A.txt", "two"u8.ToArray());
        var again = writer.AddEvidence("a.txt", "one"u8.ToArray());
        File.WriteAllText(_outside.At("x"), "three");
        var three = writer.AddEvidence("a.txt", _outside.At("x"), CancellationToken.None);

        Assert.Equal(["0001-a.txt", "0001-2-A.txt", "0001-a.txt", "0001-3-a.txt"], new[] { one, two, again, three }.Select(reference => reference.File));
        writer.Append("", "A", null, [one, two, three]);
        Assert.Equal("0002-a.txt", writer.AddEvidence("a.txt", []).File);
        Assert.Equal("one", File.ReadAllText(Path.Combine(_case.Evidence, one.File), Encoding.UTF8));
    }

    [Fact]
    public void Threads_that_add_files_of_one_name_get_each_their_own()
    {
        using var writer = _case.Open();

        System.Threading.Tasks.Parallel.For(0, 24, i => writer.Append("", "E", null, [writer.AddEvidence("a.txt", [(byte)i])]));

        Assert.Equal(24, Directory.GetFiles(_case.Evidence).Length);
        Assert.All(_case.Audit(), result => Assert.Equal(CheckStatus.Pass, result.Status));
    }

    [Fact]
    public void What_can_not_be_copied_has_a_name_and_leaves_nothing()
    {
        using var writer = _case.Open();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        File.WriteAllText(_outside.At("x"), "x");

        var missing = Assert.Throws<MigrationException>(() => writer.AddEvidence("a", _outside.At("nowhere"), CancellationToken.None));
        Assert.Equal("PathNotFound", missing.ErrorId);
        Assert.Equal(_outside.At("nowhere"), missing.TargetObject);
        Assert.Equal("FileAccessDenied", Assert.Throws<MigrationException>(() => writer.AddEvidence("a", _outside.Root, CancellationToken.None)).ErrorId);
        Assert.Throws<OperationCanceledException>(() => writer.AddEvidence("a", _outside.At("x"), cancelled.Token));
        Assert.Empty(Directory.GetFiles(_case.Evidence));
    }

    [Fact]
    public void A_journal_that_mentions_a_file_elsewhere_is_broken()
    {
        using (var writer = _case.Open())
        {
            writer.Append("", "A", null, [writer.AddEvidence("a.txt", [1])]);
        }

        foreach (var hostile in new[] { "../x", "..", "a/b", "a\\\\b", "", "nul", "x.", "C:x", "a\\u0000b", new string('x', 97) })
        {
            _case.Lines = [_case.Lines[0].Replace("0001-a.txt", hostile, StringComparison.Ordinal)];
            Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Read()).ErrorId);
            _case.Lines = [_case.Lines[0].Replace("\"file\":\"" + hostile + "\"", "\"file\":\"0001-a.txt\"", StringComparison.Ordinal)];
        }
    }
}
