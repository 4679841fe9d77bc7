using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Pos;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Pos;

/// <summary>The clock of a POS terminal, held against the server's (clauses R6, R8).</summary>
public sealed class PosClockTests
{
    [Theory]
    [InlineData(0, CheckStatus.Pass, "ahead by 00:00:0")]
    [InlineData(110, CheckStatus.Pass, "ahead by 00:01:5")]
    [InlineData(-110, CheckStatus.Pass, "behind by 00:01:5")]
    [InlineData(130, CheckStatus.Warning, "ahead by 00:02:")]
    [InlineData(-3600, CheckStatus.Warning, "behind by 01:00:0")]
    [InlineData(200000, CheckStatus.Warning, "ahead by 2.07:33:")]
    public async Task A_clock_that_is_off_is_named_and_stops_nobody(int seconds, CheckStatus expected, string shown)
    {
        await using var terminal = new ComputerWithClock(TimeSpan.FromSeconds(seconds));

        var result = Check(terminal.Port, [IPAddress.Loopback]);

        Assert.Equal((expected, "Pos.Clock", false), (result.Status, result.Id, result.Blocks));
        if (seconds != 0)
        {
            Assert.StartsWith(shown, result.Actual, StringComparison.Ordinal);
        }

        Assert.Contains(Environment.MachineName, result.Evidence, StringComparison.Ordinal);
        Assert.Equal(expected == CheckStatus.Pass, result.Remedy.Length == 0);
    }

    [Fact]
    public async Task A_clock_that_is_not_told_is_a_warning_with_its_reason()
    {
        await using var terminal = new ComputerWithClock(null);

        Assert.Equal(CheckStatus.Warning, Check(terminal.Port, [IPAddress.Loopback]).Status);
        Assert.Equal((CheckStatus.Warning, "not told: no address"), (Check(terminal.Port, []).Status, Check(terminal.Port, []).Actual));
    }

    [Fact]
    public async Task The_second_address_is_asked_when_the_first_does_not_tell()
    {
        await using var terminal = new ComputerWithClock(TimeSpan.Zero);

        Assert.Equal(CheckStatus.Pass, Check(terminal.Port, [IPAddress.Parse("127.99.0.1"), IPAddress.Loopback]).Status);
    }

    private static CheckResult Check(int port, IReadOnlyList<IPAddress> addresses)
    {
        var clock = new PosClock("127.0.0.1", new SmbClock(port));
        var step = new PosStep(CheckRegister.Find("Pos.Clock"), "BAR", "", (own, stop) => clock.Check(own, addresses, stop));
        return step.Run(TestContext.Current.CancellationToken);
    }

    /// <summary>A computer on loopback that answers the first question of SMB 2 as MS-SMB2 2.2.4 lays it out, or hangs up as one that knows SMB 1 only.</summary>
    private sealed class ComputerWithClock : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _work;

        public ComputerWithClock(TimeSpan? ahead)
        {
            _listener.Start();
            _work = ServeAsync(ahead);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _work;
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync(TimeSpan? ahead)
        {
            try
            {
                while (true)
                {
                    using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                    var question = new byte[SmbNegotiation.Question.Length];
                    await socket.ReceiveAsync(question, _stop.Token);
                    Assert.Equal(SmbNegotiation.Question, question);
                    if (ahead is { } difference)
                    {
                        await socket.SendAsync(Answer(DateTime.UtcNow + difference), _stop.Token);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private static byte[] Answer(DateTime time)
        {
            var bytes = new byte[4 + 64 + 64];
            bytes[3] = 128;
            ((ReadOnlySpan<byte>)[0xFE, (byte)'S', (byte)'M', (byte)'B', 64]).CopyTo(bytes.AsSpan(4));
            bytes[4 + 16] = 1;
            bytes[4 + 64] = 65;
            BitConverter.TryWriteBytes(bytes.AsSpan(4 + 64 + 40), time.ToFileTimeUtc());
            return bytes;
        }
    }
}
