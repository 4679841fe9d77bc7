using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.SqlServer;
using Xunit;

namespace Jupiter.Migration.SqlServerContract;

/// <summary>A connection that is not made: whoever waits for it can leave at once, and nobody waits where nobody listens.</summary>
public sealed class OpeningTests
{
    // Long enough to tell an end by cancellation from one by time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_listener_that_never_answers_is_left_at_once()
    {
        using var silent = Listen();
        using var stop = new CancellationTokenSource();
        var opening = Task.Run(
            () => new SqlServerEngine().Open(At("127.0.0.1", silent.LocalEndPoint!), stop.Token).Dispose(), CancellationToken.None);

        // It has connected, has said its first word and waits for the answer.
        using var client = silent.Accept();
        client.ReceiveTimeout = (int)Longest.TotalMilliseconds;
        Assert.Equal(1, client.Receive(new byte[1]));
        Assert.False(opening.IsCompleted);
        stop.Cancel();

        Assert.Same(opening, await Task.WhenAny(opening, Task.Delay(Longest, CancellationToken.None)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public void Who_has_left_already_connects_nowhere()
    {
        using var silent = Listen();

        Assert.ThrowsAny<OperationCanceledException>(() => new SqlServerEngine().Open(At("127.0.0.1", silent.LocalEndPoint!), new CancellationToken(true)));

        Assert.False(silent.Poll(0, SelectMode.SelectRead));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public void A_port_that_refuses_is_told_in_under_a_second(string host)
    {
        ServerAddress address;
        using (var free = Listen())
        {
            address = At(host, free.LocalEndPoint!);
        }

        // What is compiled when it is first used takes time once, and a busy machine takes some whenever it likes: only the shortest tells.
        var shortest = Enumerable.Range(0, 5).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            Refused(address);
            return clock.Elapsed;
        });

        Assert.True(shortest < TimeSpan.FromSeconds(1), shortest.ToString());
    }

    [Fact]
    public void A_host_that_there_is_not_is_told_without_waiting() => Refused(ServerAddress.Parse("no-such-host.invalid,1433").With(Access));

    private static ServerAccess Access => new()
    {
        Credential = new NetworkCredential("sa", "x"), Encryption = ConnectionEncryption.Optional, TrustServerCertificate = true,
        ConnectionTimeout = Patience,
    };

    private static Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        return listener;
    }

    private static void Refused(ServerAddress address)
    {
        var error = Assert.Throws<MigrationException>(() => new SqlServerEngine().Open(address).Dispose());
        Assert.Equal(("ServerNotReached", MigrationErrorCategory.ResourceUnavailable), (error.ErrorId, error.Category));
        Assert.NotEqual("", error.Remedy);
    }

    private static ServerAddress At(string host, EndPoint end) =>
        ServerAddress.Parse(host + "," + ((IPEndPoint)end).Port.ToString(CultureInfo.InvariantCulture)).With(Access);
}
