using System;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Rehearsals;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Presence;

/// <summary>A server that has to be off is looked for all night: what answers is it, and silence is nothing (clause R0).</summary>
public sealed class ServerLookoutTests : IDisposable
{
    private const string Old = "127.71.9.1";
    private const string New = "127.71.9.2";

    private readonly RehearsalRegister _rehearsal = new();

    public ServerLookoutTests() => _rehearsal.Enter([Old, New]);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task Who_is_switched_on_is_seen_by_the_next_look_and_who_falls_silent_is_not_called_off()
    {
        var port = Listener.ClosedPort();
        var lookout = new ServerLookout(Asked(Old), Asked(New), port, isAddressShared: false);
        Assert.Null(await lookout.LookAsync(CancellationToken.None));

        using (new Listener(Old, port))
        {
            Assert.Equal(PresenceState.Present, (await lookout.LookAsync(CancellationToken.None))!.State);
        }

        Assert.Null(await lookout.LookAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_answers_at_an_address_of_the_server_that_may_be_on_is_not_the_other_one()
    {
        using var listener = new Listener(New);
        var lookout = new ServerLookout(Asked(New), Asked(New), listener.Port, isAddressShared: false);

        Assert.Null(await lookout.LookAsync(CancellationToken.None));
        Assert.False(listener.WasAsked);
    }

    private static AskedServer Asked(string host) => new() { Host = NetworkHost.Parse(host) };
}
