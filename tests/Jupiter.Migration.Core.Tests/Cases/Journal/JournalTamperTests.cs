using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Sweeps;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>Whoever changes anything in a journal after it was written is found, and the place is named.</summary>
public sealed partial class JournalTamperTests : IDisposable
{
    private const int Count = 40;

    private readonly JournalCase _case = new();
    private readonly byte[] _whole;
    private readonly List<string> _lines;

    public JournalTamperTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        _case.AppendWithEvidence(Count);
        _whole = _case.Bytes;
        _lines = _case.Lines;
        Assert.Equal(Count, _lines.Count);
    }

    public void Dispose() => _case.Dispose();

    [Fact]
    public void A_journal_as_it_was_written_passes()
    {
        Assert.All(_case.Audit(), result => Assert.Equal(CheckStatus.Pass, result.Status));
        var chain = Assert.Single(_case.Audit("Journal.Chain"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(_whole.AsSpan(_whole.AsSpan()[..^1].LastIndexOf((byte)'\n') + 1, _lines[^1].Length))), chain.Actual, StringComparison.Ordinal);
        Assert.Contains("8", Assert.Single(_case.Audit("Journal.Evidence")).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_is_found_in_whatever_line_and_wherever_in_it()
    {
        var places = Enumerable.Range(0, _whole.Length).Where(at => _whole[at] != (byte)'\n').ToArray();
        foreach (var at in Sweep.Sample("changed bytes of a journal", places, 1500))
        {
            var bytes = (byte[])_whole.Clone();
            var old = bytes[at];

            // Digits stay digits and letters stay letters, so that what can be read still can.
            bytes[at] = old is (byte)'9' or (byte)'f' or (byte)'z' ? (byte)(old - 1) : (byte)(old + 1);
            _case.Bytes = bytes;
            Fails("changed", 1 + _whole.AsSpan(0, at).Count((byte)'\n'));
        }
    }

    [Fact]
    public void A_line_feed_that_was_taken_out_or_put_in_is_found()
    {
        var start = 0;
        for (var line = 1; line <= Count; line++)
        {
            var end = start + _lines[line - 1].Length;
            _case.Bytes = [.. _whole[..end], (byte)' ', .. _whole[(end + 1)..]];

            // Without its line feed the last line is not there.
            Fails(line < Count ? "changed" : "removed", line);
            _case.Bytes = [.. _whole[..(end - 30)], (byte)'\n', .. _whole[(end - 30)..]];
            Fails("changed", line);
            _case.Bytes = [.. _whole[..end], (byte)'\r', .. _whole[end..]];
            Fails("changed", line);
            start = end + 1;
        }
    }

    [Fact]
    public void A_removed_line_is_found()
    {
        for (var line = 1; line <= Count; line++)
        {
            _case.Lines = [.. _lines.Where((_, i) => i != line - 1)];
            Fails("removed", line);
            _case.Lines = [.. _lines.Take(line - 1)];
            Fails("removed", line);
        }
    }

    [Fact]
    public void A_line_that_stands_twice_is_found()
    {
        for (var line = 1; line <= Count; line++)
        {
            _case.Lines = [.. _lines.Take(line), .. _lines.Skip(line - 1)];
            Fails("inserted", line + 1);
        }
    }

    [Fact]
    public void Two_lines_that_changed_places_are_found()
    {
        for (var line = 1; line < Count; line++)
        {
            _case.Lines = [.. _lines.Take(line - 1), _lines[line], _lines[line - 1], .. _lines.Skip(line + 1)];
            Fails("put elsewhere", line);
        }
    }

    [Fact]
    public void A_copy_of_any_line_is_found_at_whatever_place()
    {
        for (var place = 1; place <= Count + 1; place++)
        {
            for (var copied = 1; copied <= Count; copied++)
            {
                _case.Lines = [.. _lines.Take(place - 1), _lines[copied - 1], .. _lines.Skip(place - 1)];

                // Of two that are the same one after the other, the second is the copy.
                Fails("inserted", copied == place ? place + 1 : place);
            }
        }
    }

    [Fact]
    public void Whoever_recomputes_every_following_hash_is_found_by_the_head()
    {
        for (var line = 1; line <= Count; line++)
        {
            var forged = _lines.ToList();
            forged[line - 1] = forged[line - 1].Replace("\"step\":\"", "\"step\":\"x", StringComparison.Ordinal);
            for (var i = line; i < Count; i++)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(forged[i - 1])));
                forged[i] = Previous().Replace(forged[i], $"\"prev\":\"{hash}\"");
            }

            _case.Lines = forged;
            Fails("changed", Count);
            Assert.Equal(CheckStatus.Fail, Assert.Single(_case.Audit("Journal.Head")).Status);
        }
    }

    [Fact]
    public void A_journal_of_which_everything_was_removed_is_found()
    {
        _case.Bytes = [];
        Fails("removed", 1);
        File.Delete(_case.Journal);

        Assert.Equal("JournalNotFound", Assert.Throws<MigrationException>(() => _case.Audit()).ErrorId);
        Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
    }

    [Fact]
    public void A_head_that_was_changed_is_found()
    {
        var head = File.ReadAllText(_case.Head);

        File.WriteAllText(_case.Head, head.Replace("\"seq\":40", "\"seq\":41", StringComparison.Ordinal));
        Fails("removed", 41);
        File.WriteAllText(_case.Head, head.Replace("\"seq\":40", "\"seq\":39", StringComparison.Ordinal));
        Fails("changed", 39);
    }

    // Nobody goes on from such a journal, neither reading nor writing, and all name the same line.
    private void Fails(string how, int line)
    {
        var chain = JournalAudit.Run(_case.Folder, CancellationToken.None).First();
        Assert.Equal("Journal.Chain", chain.Id);
        Assert.Equal(CheckStatus.Fail, chain.Status);
        var found = Place().Match(chain.Actual);
        Assert.True(
            found.Groups[1].Value == line.ToString(CultureInfo.InvariantCulture) && chain.Actual.Contains(how, StringComparison.Ordinal),
            $"Line {line} was {how}; said was: {chain.Actual}");
        Assert.NotEqual("", chain.Remedy);
        var error = Assert.Throws<MigrationException>(() => _case.Read());
        Assert.Equal(("JournalBroken", MigrationErrorCategory.SecurityError), (error.ErrorId, error.Category));
        Assert.Contains(chain.Actual, error.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^lines? (\d+)")]
    private static partial Regex Place();

    [GeneratedRegex("\"prev\":\"[0-9a-f]{64}\"")]
    private static partial Regex Previous();
}
