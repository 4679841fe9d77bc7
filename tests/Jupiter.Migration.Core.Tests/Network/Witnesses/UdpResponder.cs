using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>A computer that answers datagrams, on a loopback address of its own; by multicast, too, if it is given a group.</summary>
internal sealed class UdpResponder : IAsyncDisposable
{
    private readonly UdpClient _ear;
    private readonly UdpClient _mouth;
    private readonly Func<byte[], IEnumerable<byte[]>> _answer;
    private readonly Task _work;

    public UdpResponder(string address, Func<byte[], IEnumerable<byte[]>> answer, string? group = null)
    {
        _answer = answer;
        _mouth = new UdpClient(new IPEndPoint(IPAddress.Parse(address), 0));
        _ear = group is null ? _mouth : new UdpClient(new IPEndPoint(IPAddress.Parse(group), 0));
        if (group is not null)
        {
            _ear.JoinMulticastGroup(IPAddress.Parse(group), IPAddress.Loopback);
        }

        Port = ((IPEndPoint)_ear.Client.LocalEndPoint!).Port;
        _work = AnswerAsync();
    }

    public int Port { get; }

    public List<byte[]> Questions { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _ear.Dispose();
        _mouth.Dispose();
        await _work;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var question = await _ear.ReceiveAsync();
                lock (Questions)
                {
                    Questions.Add(question.Buffer);
                }

                foreach (var answer in _answer(question.Buffer))
                {
                    await _mouth.SendAsync(answer, question.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The computer was switched off.
        }
    }
}
