using System.Linq;
using CsCheck;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network;

public sealed class NetworkHostTests
{
    [Theory]
    [InlineData("JUPITER", null)]
    [InlineData("jupiter.venue.local.", null)]
    [InlineData("КАССА-1", null)]
    [InlineData("till_2", null)]
    [InlineData("4chairs", null)]
    [InlineData("192.168.1.10", "192.168.1.10")]
    [InlineData(" 127.10.0.1 ", "127.10.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("fe80::1", "fe80::1")]
    [InlineData("::ffff:10.0.0.5", "10.0.0.5")]
    public void A_name_or_an_address_is_taken(string text, string? address)
    {
        var host = NetworkHost.Parse(text);

        Assert.Equal(text.Trim(), host.Text);
        Assert.Equal(address, host.Address?.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("-rf")]
    [InlineData("a b")]
    [InlineData("a;reboot")]
    [InlineData("$(reboot)")]
    [InlineData("JUPITER,1433")]
    [InlineData(@"JUPITER\SQLEXPRESS")]
    [InlineData("10.0.0.5:1433")]
    [InlineData("[::1]")]
    [InlineData("a\0b")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x")]
    [InlineData("010.0.0.1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("ff02::1")]
    public void Anything_else_is_refused(string? text)
    {
        var error = Assert.Throws<MigrationException>(() => NetworkHost.Parse(text));

        Assert.Equal("HostInvalid", error.ErrorId);
    }

    [Fact]
    public void A_name_is_as_long_as_a_name_can_be()
    {
        var longest = string.Join(".", Enumerable.Repeat(new string('a', 63), 3)) + "." + new string('a', 61);

        Assert.Equal(253, NetworkHost.Parse(longest).Text.Length);
        Assert.Throws<MigrationException>(() => NetworkHost.Parse(longest + "a"));
        Assert.Throws<MigrationException>(() => NetworkHost.Parse(new string('a', 64)));
    }

    [Fact]
    public void No_text_gets_further_than_its_own_error_and_none_reaches_the_console_raw() => Gen.String.Sample(text =>
    {
        try
        {
            return NetworkHost.Parse(text).Text.All(c => !char.IsControl(c) && !char.IsWhiteSpace(c));
        }
        catch (MigrationException e)
        {
            return e.ErrorId == "HostInvalid" && !e.Message.Any(char.IsControl) && e.Message.Length < 300;
        }
    });

    [Theory]
    [InlineData("jupiter", "JUPITER.", true)]
    [InlineData("10.0.0.5", "::ffff:10.0.0.5", true)]
    [InlineData("10.0.0.5", "10.0.0.6", false)]
    [InlineData("jupiter", "jupiter2", false)]
    [InlineData("jupiter", "10.0.0.6", false)]
    public void Two_texts_may_name_one_host(string left, string right, bool same) =>
        Assert.Equal(same, NetworkHost.Parse(left).IsWrittenLike(NetworkHost.Parse(right)));
}
