using System;

namespace Jupiter.Migration.Core.Tests.Network.Management;

/// <summary>Datagrams between snmpget, snmpbulkget and Debian's snmpd 5.9.3, taken off the wire, and what snmpget printed of them.</summary>
internal static class RecordedSnmp
{
    public const string Community = "lab-canary";

    public const int NumberOfGet = 0x409D7FA0;
    public const int NumberOfBulk = 0x24EF992A;

    public static readonly string[] NamesOfGet =
        ["1.3.6.1.2.1.1.3.0", "1.3.6.1.2.1.17.1.1.0", "1.3.6.1.2.1.2.2.1.8.99", "1.3.6.1.2.1.1.2.0", "1.3.6.1.2.1.4.20.1.1.10.99.0.2", "1.3.6.1.2.1.31.1.1.1.6.1"];

    /// <summary>A question for a time, a hardware address, an interface that is not there, a name, an IP address and a counter of 64 bits.</summary>
    public static readonly byte[] Get = Convert.FromHexString(
        "307e020101040a6c61622d63616e617279a06d0204409d7fa0020100020100305f300c06082b060102010103000500300d06092b06010201110101000500300e060a2b0601020102020108630500"
        + "300c06082b0601020101020005003011060d2b06010201041401010a6300020500300f060b2b060102011f01010106010500");

    /// <summary>The answer: 0:00:01.81, 02 00 00 00 0B 01, no such instance, .1.3.6.1.4.1.8072.3.2.10, 10.99.0.2, 0.</summary>
    public static readonly byte[] GetReply = Convert.FromHexString(
        "308196020101040a6c61622d63616e617279a281840204409d7fa00201000201003076300e06082b06010201010300430200b5301306092b06010201110101000406020000000b01300e060a2b0601"
        + "020102020108638100301606082b06010201010200060a2b06010401bf0803020a3015060d2b06010201041401010a63000240040a6300023010060b2b060102011f0101010601460100");

    /// <summary>A question for six rows of a table of hardware addresses.</summary>
    public static readonly byte[] Bulk = Convert.FromHexString("302f020101040a6c61622d63616e617279a51e020424ef992a0201000201063010300e060a2b0601020111040301020500");

    /// <summary>The answer: ports 2, 2, 1, 1, then the statuses 3 and 4 of the next column.</summary>
    public static readonly byte[] BulkReply = Convert.FromHexString(
        "3081bb020101040a6c61622d63616e617279a281a9020424ef992a02010002010030819a301806132b0601020111040301024a058143811a816631020102301706122b0601020111040301028102111f"
        + "3a1c8136020102301906142b060102011104030102811e81775a2381018167020101301706122b060102011104030102816a69797c813b17020101301806132b0601020111040301034a058143811a"
        + "816631020103301706122b0601020111040301038102111f3a1c8136020104");

    /// <summary>The end of everything, after which nothing comes.</summary>
    public static readonly byte[] EndReply = Convert.FromHexString("302d020101040a6c61622d63616e617279a21c020424ef992a020100020100300e300c06082b060106031001058200");

    public static readonly byte[][] All = [Get, GetReply, Bulk, BulkReply, EndReply];
}
