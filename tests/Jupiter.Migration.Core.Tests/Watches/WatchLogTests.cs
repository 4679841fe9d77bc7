using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Watches;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Watches;

/// <summary>A watch's log is written by an account with few rights and carried over by hand: a torn line costs one line, and nothing in it is trusted.</summary>
public sealed class WatchLogTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 12, 9, 3, 0, 0, TimeSpan.FromHours(3));

    private readonly TempFolder _folder = new();

    public WatchLogTests() => File.WriteAllBytes(Log, WatchLog.Begin(SampleWatch.Of()));

    private string Log => _folder.At(WatchLog.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_read_is_what_was_written_by_its_time()
    {
        WatchLog.Append(Log, Look(2, PresenceState.Present));
        WatchLog.Append(Log, Look(1, PresenceState.Unknown));

        var read = WatchLog.Read(Log);

        Assert.Equal(("Ёлки 2026", "192.168.1.10", 0), (read.Of.Case, read.Of.OldServer, read.Unreadable));
        Assert.Equal([(At.AddHours(1), PresenceState.Unknown), (At.AddHours(2), PresenceState.Present)], read.Looks.Select(look => (look.At, look.State)));
        Assert.Equal("TcpConnect: да", read.Looks[1].Evidence);
    }

    [Fact]
    public void Each_line_fits_the_published_schema()
    {
        WatchLog.Append(Log, Look(1, PresenceState.Absent));

        Assert.All(File.ReadAllLines(Log), line => Assert.Empty(new PublishedSchema("watch-log").Differences(JsonNode.Parse(line))));
        Assert.Empty(new PublishedSchema("watch").Differences(JsonNode.Parse(SampleWatch.Of().Bytes())));
    }

    [Fact]
    public void A_line_that_a_power_loss_tore_takes_nobody_else_with_it() => Gen.Int[1, 80].Sample(length =>
    {
        File.WriteAllBytes(Log, WatchLog.Begin(SampleWatch.Of()));
        WatchLog.Append(Log, Look(1, PresenceState.Unknown));
        var whole = new FileInfo(Log).Length;
        WatchLog.Append(Log, Look(2, PresenceState.Present));
        using (var file = File.Open(Log, FileMode.Open))
        {
            file.SetLength(whole + length);
        }

        WatchLog.Append(Log, Look(3, PresenceState.Present));

        var read = WatchLog.Read(Log);
        Assert.Equal([1, 3], read.Looks.Select(look => (look.At - At).Hours));
        Assert.Equal(1, read.Unreadable);
    }, threads: 1);

    [Fact]
    public void Whatever_stands_in_it_is_a_log_or_a_named_error() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool).Sample((bytes, begins) =>
    {
        File.WriteAllBytes(Log, begins ? [.. WatchLog.Begin(SampleWatch.Of()), .. bytes] : bytes);
        try
        {
            var read = WatchLog.Read(Log);
            Assert.True(begins);
            Assert.True(read.Looks.Count + read.Unreadable <= bytes.Length);
        }
        catch (MigrationException e)
        {
            Assert.False(begins);
            Assert.Equal("WatchLogBroken", e.ErrorId);
        }
    }, threads: 1);

    [Theory]
    [InlineData("""{"at":"2026-12-09T03:00:00+03:00","computer":"JUPITER","state":"present"}""")]
    [InlineData("""{"at":"2026-12-09T03:00:00+03:00","computer":null,"state":"present","evidence":"x"}""")]
    [InlineData("""{"at":"tomorrow","computer":"JUPITER","state":"present","evidence":"x"}""")]
    [InlineData("""{"at":"2026-12-09T03:00:00+03:00","computer":"JUPITER","state":"1","evidence":"x"}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("null")]
    public void A_line_that_is_no_look_is_counted(string line)
    {
        File.AppendAllText(Log, line + "\n");
        WatchLog.Append(Log, Look(1, PresenceState.Unknown));

        var read = WatchLog.Read(Log);

        Assert.Equal((1, 1), (read.Looks.Count, read.Unreadable));
    }

    [Fact]
    public void It_neither_grows_nor_is_read_without_an_end()
    {
        using (var file = File.Open(Log, FileMode.Append))
        {
            file.Write(Encoding.UTF8.GetBytes(new string(' ', (2 << 20) - (int)file.Length - 1) + "\n"));
        }

        var before = new FileInfo(Log).Length;
        Assert.Equal("WatchLogTooLarge", Assert.Throws<MigrationException>(() => WatchLog.Append(Log, Look(1, PresenceState.Unknown))).ErrorId);
        Assert.Equal(before, new FileInfo(Log).Length);
        File.AppendAllText(Log, "  ");
        Assert.Equal("WatchLogTooLarge", Assert.Throws<MigrationException>(() => WatchLog.Read(Log)).ErrorId);
    }

    [Theory]
    [InlineData("""{"schema":"jupiter.watch-log/2","case":"a","oldServer":"b"}""", "WatchLogNewer")]
    [InlineData("""{"schema":"jupiter.watch/1","case":"a","oldServer":"b"}""", "WatchLogBroken")]
    [InlineData("""{"schema":"jupiter.watch-log/1","case":null,"oldServer":"b"}""", "WatchLogBroken")]
    [InlineData("", "WatchLogBroken")]
    public void Its_first_line_says_of_which_watch_it_is(string line, string errorId)
    {
        File.WriteAllText(Log, line);

        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => WatchLog.Read(Log)).ErrorId);
    }

    [Theory]
    [InlineData("oldServer", "a b")]
    [InlineData("newServer", "")]
    [InlineData("oldAddress", "JUPITER")]
    [InlineData("oldHardwareAddress", "02-00")]
    [InlineData("port", 0)]
    [InlineData("port", 65536)]
    [InlineData("case", " ")]
    public void A_description_with_anything_in_it_that_can_be_none_is_broken(string field, object value)
    {
        var watch = JsonNode.Parse(SampleWatch.Of().Bytes())!;
        watch[field] = JsonValue.Create(value);
        File.WriteAllText(_folder.At("watch.json"), watch.ToJsonString());

        Assert.Equal("WatchBroken", Assert.Throws<MigrationException>(() => WatchDescription.Read(_folder.At("watch.json"))).ErrorId);
    }

    private static WatchLook Look(int hour, PresenceState state) => new() { At = At.AddHours(hour), Computer = "JUPITER", State = state, Evidence = "TcpConnect: да" };
}
