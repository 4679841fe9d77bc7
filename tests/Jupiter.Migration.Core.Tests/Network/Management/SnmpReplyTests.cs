using System;
using System.Linq;
using System.Text;
using Jupiter.Migration.Network.Management;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Management;

/// <summary>Messages are written as net-snmp writes them, and read as it reads them.</summary>
public sealed class SnmpReplyTests
{
    [Fact]
    public void Questions_are_those_of_net_snmp()
    {
        var get = new SnmpQuestion(SnmpOperation.Get, RecordedSnmp.NumberOfGet, 0, [.. RecordedSnmp.NamesOfGet.Select(ObjectName.Of)]);
        var bulk = new SnmpQuestion(SnmpOperation.GetBulk, RecordedSnmp.NumberOfBulk, 6, [ObjectName.Of("1.3.6.1.2.1.17.4.3.1.2")]);

        Assert.Equal(Convert.ToHexString(RecordedSnmp.Get), Convert.ToHexString(get.Write(RecordedSnmp.Community)));
        Assert.Equal(Convert.ToHexString(RecordedSnmp.Bulk), Convert.ToHexString(bulk.Write(RecordedSnmp.Community)));
    }

    [Fact]
    public void Values_of_every_kind_are_those_that_snmpget_printed()
    {
        var reply = SnmpReply.Read(RecordedSnmp.GetReply, RecordedSnmp.NumberOfGet)!;

        Assert.Equal(RecordedSnmp.NamesOfGet, reply.Bindings.Select(binding => binding.Name.ToString()));
        Assert.Equal(0, reply.Error);
        Assert.Equal(181, reply.Bindings[0].Value.Number);
        Assert.Equal("020000000B01", Convert.ToHexString(reply.Bindings[1].Value.Octets!));
        Assert.Same(SnmpValue.Nothing, reply.Bindings[2].Value);
        Assert.Equal("1.3.6.1.4.1.8072.3.2.10", reply.Bindings[3].Value.Name!.ToString());
        Assert.Equal([10, 99, 0, 2], reply.Bindings[4].Value.Octets!);
        Assert.Equal(0, reply.Bindings[5].Value.Number);
    }

    [Fact]
    public void Rows_of_a_table_are_those_that_snmpbulkget_printed()
    {
        var reply = SnmpReply.Read(RecordedSnmp.BulkReply, RecordedSnmp.NumberOfBulk)!;

        Assert.Equal([2, 2, 1, 1, 3, 4], reply.Bindings.Select(binding => binding.Value.Number!.Value));
        Assert.Equal("1.3.6.1.2.1.17.4.3.1.2.74.5.195.154.230.49", reply.Bindings[0].Name.ToString());
        Assert.Equal([158u, 247u, 90u, 35u, 129u, 231u], reply.Bindings[2].Name.Behind(ObjectName.Of("1.3.6.1.2.1.17.4.3.1.2")));
        Assert.Same(SnmpValue.Nothing, SnmpReply.Read(RecordedSnmp.EndReply, RecordedSnmp.NumberOfBulk)!.Bindings.Single().Value);
    }

    [Fact]
    public void An_answer_to_another_question_is_none()
    {
        Assert.Null(SnmpReply.Read(RecordedSnmp.GetReply, RecordedSnmp.NumberOfGet + 1));
        Assert.Null(SnmpReply.Read(RecordedSnmp.Get, RecordedSnmp.NumberOfGet));
        Assert.Null(SnmpReply.Read([.. RecordedSnmp.GetReply, 0], RecordedSnmp.NumberOfGet));
    }

    [Fact]
    public void Numbers_of_32_bits_are_read_with_and_without_the_octet_that_shows_them_positive()
    {
        // TimeTicks of 2^32 - 1 as RFC 2578 wants it, and as agents write it that forget the sign.
        Assert.Equal(uint.MaxValue, ValueOf("430500FFFFFFFF"));
        Assert.Equal(-2, ValueOf("4301FE"));
        Assert.Null(ValueOf("460900FFFFFFFFFFFFFFFF"));
    }

    [Fact]
    public void The_community_is_in_the_question_in_clear() =>
        Assert.Contains(RecordedSnmp.Community, Encoding.ASCII.GetString(RecordedSnmp.Get), StringComparison.Ordinal);

    private static long? ValueOf(string value)
    {
        var binding = "06032B0601" + value;
        string Sequence(string tag, string content) => $"{tag}{content.Length / 2:X2}{content}";
        var message = Sequence("30", "020101" + "0400" + Sequence("A2", "020107" + "020100" + "020100" + Sequence("30", Sequence("30", binding))));
        return SnmpReply.Read(Convert.FromHexString(message), 7)!.Bindings.Single().Value.Number;
    }
}
