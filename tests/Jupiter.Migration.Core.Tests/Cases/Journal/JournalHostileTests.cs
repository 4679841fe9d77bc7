using System;
using System.IO;
using System.Linq;
using System.Text;
using CsCheck;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Errors;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Cases.Journal;

/// <summary>Whatever stands in the file is read as a line of the format or refused by name.</summary>
public sealed class JournalHostileTests : IDisposable
{
    private const string Sound =
        """{"schema":"jupiter.journal/1","seq":1,"at":"2026-03-01T22:00:00.000Z","mono":0,"run":"0123abcd","machine":"M","account":"A","step":"","event":"E","data":{"k":"v"},"evidence":[{"file":"0001-a","sha256":"ZEROS"}],"prev":"ZEROS"}""";

    private readonly JournalCase _case = new();

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("\"mono\":0", " \"mono\" : 12345678901 ")]
    [InlineData("000Z", "1234567Z")]
    [InlineData("\"event\":\"E\"", "\"event\":\"\\u0415\\n\"")]
    [InlineData("{\"k\":\"v\"}", "{}")]
    public void What_the_format_allows_is_read(string old, string replacement)
    {
        Put(old.Length == 0 ? Sound : Sound.Replace(old, replacement, StringComparison.Ordinal));

        Assert.Single(_case.Read());
    }

    [Theory]
    [InlineData("{\"schema\"", "{\"more\":1,\"schema\"")]
    [InlineData("\"schema\":\"jupiter.journal/1\",", "")]
    [InlineData("jupiter.journal/1", "jupiter.journal/0")]
    [InlineData("jupiter.journal/1", "jupiter.other/2")]
    [InlineData("\"seq\":1", "\"seq\":\"1\"")]
    [InlineData("\"seq\":1", "\"seq\":1.0")]
    [InlineData("\"seq\":1", "\"seq\":1,\"seq\":1")]
    [InlineData("\"seq\":1", "\"seq\":2")]
    [InlineData("\"seq\":1", "\"seq\":99999999999999999999")]
    [InlineData("\"mono\":0", "\"mono\":-1")]
    [InlineData("\"mono\":0", "\"mono\":null")]
    [InlineData("000Z", "000")]
    [InlineData("000Z", "000+03:00")]
    [InlineData("2026-03-01T22:00:00.000Z", "yesterday")]
    [InlineData("0123abcd", "0123ABCD")]
    [InlineData("\"machine\":\"M\"", "\"machine\":null")]
    [InlineData("\"machine\":\"M\"", "\"machine\":\"\\ud800\"")]
    [InlineData("\"machine\":\"M\",", "")]
    [InlineData("\"event\":\"E\"", "\"event\":\"\"")]
    [InlineData("\"k\":\"v\"", "\"k\":1")]
    [InlineData("\"k\":\"v\"", "\"k\":{\"x\":\"y\"}")]
    [InlineData("\"k\":\"v\"", "\"k\":\"v\",\"k\":\"w\"")]
    [InlineData("\"k\":\"v\"", "\"k\":[[[[[[[[[[]]]]]]]]]]")]
    [InlineData("\"file\":\"0001-a\",", "")]
    [InlineData("\"file\":\"0001-a\"", "\"file\":\"0001-a\",\"file\":\"0001-a\"")]
    [InlineData("\"file\":\"0001-a\"", "\"file\":\"0001-a\",\"x\":\"y\"")]
    [InlineData("[{", "[1,{")]
    [InlineData("\"}", "\"}}")]
    [InlineData("\"}", "\"} {}")]
    [InlineData("\"}", "\",}")]
    [InlineData("{\"schema\"", "/**/{\"schema\"")]
    [InlineData("{\"schema\"", "\uFEFF{\"schema\"")]
    public void What_it_does_not_allow_is_refused(string old, string replacement)
    {
        var at = Sound.LastIndexOf(old, StringComparison.Ordinal);
        Put(Sound[..at] + replacement + Sound[(at + old.Length)..]);

        var error = Assert.Throws<MigrationException>(() => _case.Read());
        Assert.Equal("JournalBroken", error.ErrorId);
        Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
        Assert.Equal("Journal.Chain", _case.Audit()[0].Id);
    }

    [Fact]
    public void A_newer_format_is_told_apart_from_a_broken_one()
    {
        Put("{\"schema\":\"jupiter.journal/2\",\"new\":[[[[1]]]]}");

        Assert.Equal("JournalNewer", Assert.Throws<MigrationException>(() => _case.Read()).ErrorId);
        Assert.Equal("JournalNewer", Assert.Throws<MigrationException>(() => _case.Open()).ErrorId);
        Assert.Equal("JournalNewer", Assert.Throws<MigrationException>(() => _case.Audit()).ErrorId);
    }

    [Fact]
    public void A_line_over_a_mebibyte_is_refused()
    {
        Put(Sound.Replace("\"k\":\"v\"", "\"k\":\"" + new string('v', 1 << 20) + "\"", StringComparison.Ordinal));

        Assert.Equal("JournalBroken", Assert.Throws<MigrationException>(() => _case.Read()).ErrorId);
    }

    [Fact]
    public void Where_there_is_no_journal_there_is_none()
    {
        Assert.Equal("JournalNotFound", Assert.Throws<MigrationException>(() => _case.Read()).ErrorId);
        Assert.Equal("JournalNotFound", Assert.Throws<MigrationException>(() => JournalReader.Read(_case.Folder + "/nowhere", _ => { })).ErrorId);
        Assert.Equal("PathNotFound", Assert.Throws<MigrationException>(() => JournalWriter.Open(_case.Folder + "/nowhere", _case.Clock, _ => { })).ErrorId);
    }

    [Fact]
    public void What_the_caller_throws_stays_his_own()
    {
        _case.Append("A");

        Assert.Throws<IOException>(() => JournalReader.Read(_case.Folder, _ => throw new IOException("mine")));
        Assert.Throws<IOException>(() => JournalWriter.Open(_case.Folder, _case.Clock, _ => throw new IOException("mine")));
        _case.Append("B");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_by_name() => Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Byte.Array[0, 6], Gen.Int[0, 6]).Sample(
        (at, bytes, taken) =>
        {
            var line = Encoding.UTF8.GetBytes(Sound.Replace("ZEROS", new string('0', 64), StringComparison.Ordinal));
            _case.Bytes = [.. line.Take(at), .. bytes, .. line.Skip(at + taken), (byte)'\n'];
            try
            {
                _case.Read();
            }
            catch (MigrationException e)
            {
                Assert.Contains(e.ErrorId, new[] { "JournalBroken", "JournalNewer" });
            }
        },
        iter: 3000,
        threads: 1);

    private void Put(string line) =>
        _case.Bytes = Encoding.UTF8.GetBytes(line.Replace("ZEROS", new string('0', 64), StringComparison.Ordinal) + "\n");
}
