using System;
using System.Diagnostics;
using System.Threading;
using Jupiter.Migration.SqlServerDouble.Wire;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Jupiter.Migration.SqlServerDouble.Tests.Wire;

/// <summary>Cuts and stalls at chosen packets.</summary>
public sealed class WireFaultsTests : WireTests
{
    [Fact]
    public void A_cut_at_any_packet_fails_the_client_and_leaves_the_listener()
    {
        var listener = Listen();
        Work(listener);
        var packets = Faults.PacketsSeen;
        Assert.InRange(packets, 20, 60);
        for (var packet = 1; packet <= packets; packet++)
        {
            Faults.Reset();
            Faults.CutAtPacket(packet);
            Assert.Throws<SqlException>(() => Work(listener));
            Assert.Equal(packet, Faults.PacketsSeen);
            Work(listener);
        }
    }

    [Fact]
    public void A_cut_strikes_every_connection()
    {
        var listener = Listen();
        using var idle = Connect(null, listener);
        using var busy = Connect(null, listener);
        Faults.CutAtPacket(1);

        Assert.Throws<SqlException>(() => Ask(busy, "spid"));
        Assert.True(Within(5, () => listener.ConnectionCount == 0));
        Assert.Throws<SqlException>(() => Ask(idle, "spid"));
    }

    [Fact]
    public void A_stall_holds_a_packet_up()
    {
        using var connection = Connect();
        Faults.Reset();
        Faults.StallAtPacket(2, TimeSpan.FromSeconds(2));
        var clock = Stopwatch.StartNew();
        Assert.NotNull(Ask(connection, "spid"));
        Assert.InRange(clock.Elapsed.TotalSeconds, 1.9, 20);

        clock.Restart();
        Assert.NotNull(Ask(connection, "spid"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1.9), clock.Elapsed.ToString());
    }

    private void Work(TdsListener listener)
    {
        using var connection = Connect(address => address.PacketSize = 512, listener);
        using var command = new SqlCommand("rows 50 100", connection);
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        Assert.Equal(50, count);
    }
}
