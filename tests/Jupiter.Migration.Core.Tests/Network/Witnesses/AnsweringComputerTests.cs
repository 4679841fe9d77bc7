using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Witnesses;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>Real name services on a real segment are found by the name alone, whatever address hosts or DNS tell.</summary>
[Trait("Tier", "Whole")]
public sealed class AnsweringComputerTests(AnsweringComputer computer) : IClassFixture<AnsweringComputer>
{
    // Samba claims its names for some seconds before it has them.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Samba_answers_for_its_name_and_tells_its_names()
    {
        computer.StartSamba();

        Assert.Equal(computer.Address, Assert.Single(await Found(new NetBiosNameProbe(), "jupiter.venue.lan")).Address.ToString());
        var answer = await new NetBiosStatusProbe().AskAsync(IPAddress.Parse(computer.Address), TestContext.Current.CancellationToken);
        Assert.Equal(ProbeOutcome.Replied, answer.Outcome);
        Assert.Contains("JUPITER, KASSA", answer.Detail, StringComparison.Ordinal);
        Assert.Empty(await new NetBiosNameProbe().AskAsync("saturn", computer.Interface, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Avahi_answers_for_its_name()
    {
        computer.StartAvahi();

        Assert.Contains(await Found(new MulticastDnsProbe(), "JUPITER"), answer => answer.Address.ToString() == computer.Address);
        Assert.Empty(await new MulticastDnsProbe().AskAsync("saturn", computer.Interface, TestContext.Current.CancellationToken));
    }

    private async Task<IReadOnlyList<NamedAnswer>> Found(INameWitness witness, string name)
    {
        using var start = new CancellationTokenSource(LongestStart);
        while (true)
        {
            var answers = await witness.AskAsync(name, computer.Interface, start.Token);
            if (answers.Count > 0 || start.IsCancellationRequested)
            {
                return answers;
            }
        }
    }
}
