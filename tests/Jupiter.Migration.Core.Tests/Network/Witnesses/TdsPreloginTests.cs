using System;
using System.Linq;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

public sealed class TdsPreloginTests
{
    [Fact]
    public void Recorded_answers_tell_the_version()
    {
        Assert.Equal(new Version(10, 0, 2531), TdsPrelogin.Read(Recorded.Prelogin2008)!.Version);
        Assert.Equal(new Version(11, 0, 3000), TdsPrelogin.Read(Recorded.Prelogin2012)!.Version);
    }

    [Fact]
    public void The_question_is_laid_out_as_the_example_of_the_specification()
    {
        // MS-TDS 4.1, but for the number of the client's thread and its wish for MARS.
        var example = Convert.FromHexString("1201002F0000010000001A00060100200001020021000103002200040400260001FF09000000000001" + "00B80D000001");

        Assert.Equal(example[..42], TdsPrelogin.Question[..42].Select((part, i) => i == 40 ? (byte)1 : part));
        Assert.Equal(example.Length, TdsPrelogin.Question.Length);
    }

    [Fact]
    public void A_part_of_a_packet_is_no_answer() => Assert.All(
        Enumerable.Range(0, Recorded.Prelogin2012.Length), length => Assert.Null(TdsPrelogin.Read(Recorded.Prelogin2012[..length])));

    [Theory]
    [InlineData("15030100020228")] // a TLS alert, as of a server that speaks TLS first
    [InlineData("485454502F312E3120343030")] // "HTTP/1.1 400"
    [InlineData("0401000800000100")] // nothing behind the header
    [InlineData("040110010000010000000600")] // longer than a packet can be
    [InlineData("0401000D0000010000FFFF0006")] // a place outside
    public void What_is_no_answer_to_a_prelogin_is_known_by_its_beginning_or_its_end(string hex) =>
        Assert.Null(TdsPrelogin.Read(Convert.FromHexString(hex)));

    [Fact]
    public void How_long_a_packet_is_is_not_told_before_its_fourth_byte()
    {
        Assert.Equal([null, null, null, null, 43], Enumerable.Range(0, 5).Select(count => TdsPrelogin.LengthOf(Recorded.Prelogin2008, count)));
        Assert.Equal(0, TdsPrelogin.LengthOf([0x15], 1));
    }
}
