using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>A line that a killed run wrote in part never counted; its bytes are kept, and a line says so.</summary>
public sealed class JournalTornLineTests : IDisposable
{
    private readonly JournalCase _case = new();

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Torn_at_any_byte_the_last_line_is_recovered_and_nothing_before_it_is_lost(int before)
    {
        var names = Enumerable.Range(1, before).Select(i => "E" + i).ToArray();
        _case.Append(names);
        var whole = _case.Bytes;
        var head = before == 0 ? null : File.ReadAllBytes(_case.Head);
        _case.Append("Torn");
        var torn = _case.Bytes[whole.Length..];

        for (var length = 1; length < torn.Length; length++)
        {
            Reset([.. whole, .. torn[..length]], head);
            Assert.Equal(names, _case.Read().Select(entry => entry.Event));
            Assert.Equal(CheckStatus.Warning, Assert.Single(_case.Audit("Journal.TornLine")).Status);
            var replayed = new List<JournalEntry>();

            _case.Open(replayed).Dispose();

            Assert.Equal([.. names, "Recovered"], replayed.Select(entry => entry.Event));
            var told = replayed[^1];
            Assert.Equal(before + 1, told.Sequence);
            Assert.Equal($"{length}", told.Data["bytes"]);
            var kept = Assert.Single(told.Evidence);
            Assert.Equal($"torn-{Convert.ToHexStringLower(SHA256.HashData(torn.AsSpan(0, length)))[..8]}.bin", kept.File);
            Assert.Equal(torn[..length], File.ReadAllBytes(Path.Combine(_case.Evidence, kept.File)));
            Assert.Equal(whole, _case.Bytes[..whole.Length]);
            Assert.All(_case.Audit(), result => Assert.Equal(CheckStatus.Pass, result.Status));
        }
    }

    [Fact]
    public void Killed_after_each_step_of_the_recovery_the_next_opening_ends_it()
    {
        _case.Append("A");
        var whole = _case.Bytes;
        var head = File.ReadAllBytes(_case.Head);
        var torn = "{\"seq\":2,\"at"u8.ToArray();
        Reset([.. whole, .. torn], head);
        using (_case.Open())
        {
        }

        var kept = Assert.Single(Directory.GetFiles(_case.Evidence));

        // Killed after the bytes had become evidence.
        Reset([.. whole, .. torn], head, keepsEvidence: true);
        IsRecovered(kept);

        // And after they had been taken off, before a line said so.
        Reset(whole, head, keepsEvidence: true);
        IsRecovered(kept);

        // Killed while the evidence was being written.
        Reset([.. whole, .. torn], head);
        Directory.CreateDirectory(_case.Evidence);
        File.WriteAllBytes(kept + ".0123456789abcdef.partial", torn[..3]);
        IsRecovered(kept);
    }

    [Fact]
    public void The_same_bytes_torn_twice_are_told_of_twice()
    {
        _case.Append("A");
        for (var time = 0; time < 2; time++)
        {
            _case.Bytes = [.. _case.Bytes, (byte)'{'];
            using (_case.Open())
            {
            }
        }

        Assert.Equal(["A", "Recovered", "Recovered"], _case.Read().Select(entry => entry.Event));
        Assert.Single(Directory.GetFiles(_case.Evidence));
    }

    [Fact]
    public void A_journal_of_no_bytes_begins()
    {
        _case.Bytes = [];
        Assert.Empty(_case.Read());
        Assert.Equal(CheckStatus.Unknown, Assert.Single(_case.Audit("Journal.Chain")).Status);

        _case.Append("A");

        Assert.Equal(["A"], _case.Read().Select(entry => entry.Event));
    }

    [Fact]
    public void A_tail_that_no_line_can_be_is_not_recovered()
    {
        _case.Append("A");
        var whole = _case.Bytes;
        _case.Bytes = [.. whole, .. Enumerable.Repeat((byte)'x', (1 << 20) + 1)];

        Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
        Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Read()).ErrorId);

        _case.Bytes = whole;
        _case.Append("B");
    }

    [Fact]
    public void A_head_that_lags_is_renewed()
    {
        _case.Append("A");
        var head = File.ReadAllBytes(_case.Head);
        _case.Append("B", "C");
        File.WriteAllBytes(_case.Head, head);

        Assert.All(_case.Audit(), result => Assert.Equal(CheckStatus.Pass, result.Status));
        using (_case.Open())
        {
        }

        Assert.Contains("\"seq\":3", File.ReadAllText(_case.Head), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"schema\":\"jupiter.journal-head/2\",\"seq\":1,\"sha256\":\"\"}")]
    [InlineData("{\"schema\":\"jupiter.journal-head/1\",\"seq\":\"1\",\"sha256\":null}")]
    [InlineData("{\"schema\":\"jupiter.journal-head/1\",\"seq\":2,\"sha256\":\"abc\"}")]
    [InlineData("{\"schema\":\"jupiter.journal-head/1\",\"seq\":2,\"sha256\":\"\\ud800\"}")]
    public void Without_a_head_it_goes_on_and_the_audit_never_forgets(string? content)
    {
        _case.Append("A", "B");
        File.Delete(_case.Head);
        if (content is not null)
        {
            File.WriteAllText(_case.Head, content);
        }

        Assert.Equal(["A", "B"], _case.Read().Select(entry => entry.Event));
        Assert.Equal(CheckStatus.Unknown, Assert.Single(_case.Audit("Journal.Head")).Status);

        _case.Append("C");

        Assert.Equal(["A", "B", "HeadWasMissing", "C"], _case.Read().Select(entry => entry.Event));
        Assert.Equal([CheckStatus.Pass, CheckStatus.Warning], _case.Audit("Journal.Head").Select(result => result.Status));
    }

    private void IsRecovered(string kept)
    {
        var replayed = new List<JournalEntry>();
        using (_case.Open(replayed))
        {
        }

        Assert.Equal(["A", "Recovered"], replayed.Select(entry => entry.Event));
        Assert.Equal([kept], Directory.GetFiles(_case.Evidence));
        Assert.All(_case.Audit(), result => Assert.Equal(CheckStatus.Pass, result.Status));
    }

    private void Reset(byte[] journal, byte[]? head, bool keepsEvidence = false)
    {
        _case.Bytes = journal;
        File.Delete(_case.Head);
        if (head is not null)
        {
            File.WriteAllBytes(_case.Head, head);
        }

        if (!keepsEvidence && Directory.Exists(_case.Evidence))
        {
            Directory.Delete(_case.Evidence, recursive: true);
        }
    }
}
