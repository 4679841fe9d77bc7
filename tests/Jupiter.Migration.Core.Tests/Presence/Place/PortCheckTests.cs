using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Presence.Place;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence.Place;

/// <summary>The database's port, tried from outside (clause R3b). That of a firewall is played in the lab.</summary>
public sealed class PortCheckTests
{
    [Fact]
    public async Task A_port_that_accepts_is_open_and_one_that_refuses_is_not()
    {
        var port = Listener.ClosedPort();
        Assert.Equal((CheckStatus.Fail, true), Found(await Check(port)));

        using var listener = new Listener("127.0.0.1", port);
        var open = await Check(port);

        Assert.Equal((CheckStatus.Pass, false), Found(open));
        Assert.Equal(("Server.Port", "JUPITER", $"TCP port {port} is open to the venue's computers"), (open.Id, open.Subject, open.Expected));
    }

    [Fact]
    public async Task A_server_whose_address_nobody_knows_is_unknown() =>
        Assert.Equal(CheckStatus.Unknown, (await PortCheck.RunAsync(Door(1433), [], CancellationToken.None)).Status);

    [Fact]
    public async Task Whoever_does_not_answer_in_time_keeps_out()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        Assert.Equal(CheckStatus.Fail, (await PortCheck.RunAsync(Door(1433), [IPAddress.Parse("192.0.2.1")], over.Token)).Status);
    }

    private static (CheckStatus Status, bool Blocks) Found(CheckResult result) => (result.Status, result.Blocks);

    private static DatabaseDoor Door(int port) => new() { Server = "JUPITER", Port = port };

    private static Task<CheckResult> Check(int port) => PortCheck.RunAsync(Door(port), [IPAddress.Loopback], TestContext.Current.CancellationToken);
}
