using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Jupiter.Migration.Core.Tests.Network.Witnesses;

/// <summary>A computer that answers datagrams, on a loopback address of its own; by multicast, too, if it is given a group.</summary>
internal sealed class UdpResponder : IAsyncDisposable
{
    private readonly UdpClient _ear;
    private readonly UdpClient _mouth;
    private readonly Func<byte[], IEnumerable<byte[]>> _answer;
    private readonly List<byte[]> _questions = [];
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

    /// <summary>What has come so far; more than once where an answer was late, since whoever asks asks again then.</summary>
    public IReadOnlyList<byte[]> Questions
    {
        get
        {
            lock (_questions)
            {
                return [.. _questions];
            }
        }
    }

    /// <summary>How many of them differ.</summary>
    public int DifferentQuestions => Questions.Select(Convert.ToHexString).Distinct().Count();

    /// <summary>Waits until what was sent has come: the last of it may be on its way still when its sender has its answer.</summary>
    public bool Comes(int packets) => SpinWait.SpinUntil(() => Questions.Count == packets, TimeSpan.FromSeconds(20));

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
                lock (_questions)
                {
                    _questions.Add(question.Buffer);
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
