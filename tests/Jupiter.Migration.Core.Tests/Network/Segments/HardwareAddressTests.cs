using Jupiter.Migration.Network.Segments;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Segments;

public sealed class HardwareAddressTests
{
    [Theory]
    [InlineData("02-fc-00-00-00-0a")]
    [InlineData("02:FC:00:00:00:0A")]
    [InlineData(" 02-FC-00-00-00-0A ")]
    public void It_is_read_however_it_is_written(string text)
    {
        var address = HardwareAddress.Parse(text)!;

        Assert.Equal("02-FC-00-00-00-0A", address.Text);
        Assert.Equal(HardwareAddress.Of([2, 0xFC, 0, 0, 0, 10]), address);
        Assert.Equal([2, 0xFC, 0, 0, 0, 10], address.Bytes());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-00-00-00-00-00")]
    [InlineData("FF-FF-FF-FF-FF-FF")]
    [InlineData("01-00-5E-00-00-01")]
    [InlineData("02-fc-00-00-00")]
    [InlineData("02-fc-00-00-00-0a-0b")]
    [InlineData("02-fc-00-00-00-zz")]
    [InlineData("02-fc-00-00-00-+a")]
    public void Nobody_s_a_group_s_and_what_is_none_is_refused(string? text) => Assert.Null(HardwareAddress.Parse(text));
}
