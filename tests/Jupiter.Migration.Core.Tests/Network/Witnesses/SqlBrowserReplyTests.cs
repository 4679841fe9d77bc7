using System;
using System.Linq;
using System.Text;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

public sealed class SqlBrowserReplyTests
{
    [Fact]
    public void The_example_of_the_specification_names_three_instances() => Assert.Equal(
        ["ILSUNG1\\YUKONSTD 9.00.1399.06 tcp 57137", "ILSUNG1\\YUKONDEV 9.00.1399.06", "ILSUNG1\\MSSQLSERVER 9.00.1399.06 tcp 1433"],
        SqlBrowserReply.Read(Recorded.Browser)!.Instances.Select(instance => instance.ToString()));

    [Fact]
    public void A_part_of_a_datagram_is_no_answer() => Assert.All(
        Enumerable.Range(0, Recorded.Browser.Length), length => Assert.Null(SqlBrowserReply.Read(Recorded.Browser[..length])));

    [Theory]
    [InlineData("")]
    [InlineData(";;")]
    [InlineData("ServerName")]
    [InlineData("ServerName;J;InstanceName;X;;")]
    [InlineData("ServerName;J;InstanceName;X;Version;1")]
    [InlineData("ServerName;J;Version;1;;")]
    public void A_text_without_a_whole_instance_is_no_answer(string text) => Assert.Null(SqlBrowserReply.Read(Datagram(text)));

    [Theory]
    [InlineData("0", null)]
    [InlineData("65536", null)]
    [InlineData("-1", null)]
    [InlineData(" 1433", null)]
    [InlineData("", null)]
    [InlineData("65535", 65535)]
    public void A_port_that_can_not_be_is_none(string port, int? expected) => Assert.Equal(
        expected, SqlBrowserReply.Read(Datagram($"ServerName;J;InstanceName;X;IsClustered;No;Version;1;tcp;{port};;"))!.Instances[0].TcpPort);

    [Fact]
    public void What_would_reach_the_console_is_printable() => Assert.Equal(
        "J??", SqlBrowserReply.Read(Datagram("ServerName;J\u001b\u0444;InstanceName;X;Version;1;;"))!.Instances[0].Server);

    private static byte[] Datagram(string text)
    {
        var data = Encoding.Latin1.GetBytes(text.Replace('\u0444', '\u00f4'));
        return [0x05, .. BitConverter.GetBytes((ushort)data.Length), .. data];
    }
}
