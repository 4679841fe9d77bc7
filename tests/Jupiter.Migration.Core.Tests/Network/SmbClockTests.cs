using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using Jupiter.Migration.Network;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network;

/// <summary>The clock of another computer by SMB 2, asked of Samba, which is not ours.</summary>
public sealed class SmbClockTests : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private Process? _samba;

    public void Dispose()
    {
        _samba?.Kill(entireProcessTree: true);
        _samba?.WaitForExit();
        _samba?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("+10m")]
    [InlineData("-3h")]
    [Trait("Tier", "Whole")]
    public async Task Samba_tells_its_clock_to_whoever_asks_without_an_account(string shift)
    {
        var port = Start(shift);
        using var start = new CancellationTokenSource(LongestStart);
        TimeSpan? ahead;
        do
        {
            (ahead, _) = await new SmbClock(port).AskAsync(IPAddress.Loopback, start.Token);
        }
        while (ahead is null && !start.IsCancellationRequested);

        var expected = shift switch { "+10m" => TimeSpan.FromMinutes(10), "-3h" => TimeSpan.FromHours(-3), _ => TimeSpan.Zero };
        Assert.NotNull(ahead);
        Assert.InRange(ahead.Value - expected, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Who_accepts_and_says_nothing_is_left_at_the_deadline()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var (ahead, detail) = await new SmbClock(((IPEndPoint)silent.LocalEndpoint).Port).AskAsync(IPAddress.Loopback, deadline.Token);

        Assert.Null(ahead);
        Assert.Contains("tells no time", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_refuses_is_told_of()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var (ahead, detail) = await new SmbClock(port).AskAsync(IPAddress.Loopback, TestContext.Current.CancellationToken);

        Assert.Null(ahead);
        Assert.NotEmpty(detail);
    }

    [Fact]
    public void A_recorded_answer_tells_its_time() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 18, 46, 30, TimeSpan.Zero), Truncated(SmbNegotiation.ClockOf(SambasAnswer)!.Value));

    [Fact]
    public void No_bytes_do_harm_and_only_an_answer_tells_a_time() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 115], Gen.Byte).Sample((noise, at, value) =>
    {
        Assert.Null(SmbNegotiation.ClockOf(noise));
        var changed = (byte[])SambasAnswer.Clone();
        changed[at] = value;
        _ = SmbNegotiation.ClockOf(changed);
        Assert.Null(SmbNegotiation.ClockOf(SambasAnswer[..at]));
    });

    // Samba 4.17, a clock ten minutes ahead.
    private static byte[] SambasAnswer { get; } = Convert.FromHexString(
        "000000CAFE534D42400000000000000000000100010000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        + "4100010002030000766D00000000000000000000000000000700000000008000000080000000800000B24FC8687FDD01000000000000000080004A00");

    private static DateTimeOffset Truncated(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private int Start(string shift)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/smbd"), "Samba: smbd is not installed");
        Assert.SkipUnless(shift.Length == 0 || File.Exists("/usr/bin/faketime"), "faketime is not installed");
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            var port = ((IPEndPoint)free.LocalEndpoint).Port;
            File.WriteAllText(_folder.At("smb.conf"), FormattableString.Invariant($"""
                [global]
                smb ports = {port}
                interfaces = 127.0.0.1
                bind interfaces only = yes
                lock directory = {_folder.Root}
                state directory = {_folder.Root}
                cache directory = {_folder.Root}
                private dir = {_folder.Root}
                pid directory = {_folder.Root}
                ncalrpc dir = {_folder.At("ncalrpc")}
                log file = {_folder.At("log")}
                disable spoolss = yes
                """));
            free.Stop();
            string[] smbd = ["/usr/sbin/smbd", "--foreground", "--no-process-group", "--configfile=" + _folder.At("smb.conf")];
            _samba = Process.Start(shift.Length == 0
                ? new ProcessStartInfo(smbd[0], smbd[1..])
                : new ProcessStartInfo("/usr/bin/faketime", ["-f", shift, .. smbd]));
            return port;
        }
    }
}
