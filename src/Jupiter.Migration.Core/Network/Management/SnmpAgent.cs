using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Management;

/// <summary>An agent at a UDP port (RFC 3417 3), asked by SNMPv2c.</summary>
internal sealed class SnmpAgent(string host, int port, string community) : ISnmpAgent
{
    /// <summary>The port of agents (RFC 3417 3.2).</summary>
    public const int UsualPort = 161;

    // A table of hardware addresses has some thousand rows in the largest of switches.
    private const int MostRows = 20_000;
    private const int RowsAtOnce = 32;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SnmpValue>> GetAsync(IReadOnlyList<ObjectName> names, CancellationToken deadline)
    {
        var bindings = await AskAsync(SnmpOperation.Get, 0, names, deadline).ConfigureAwait(false);
        return bindings.Select(binding => binding.Name).SequenceEqual(names)
            ? [.. bindings.Select(binding => binding.Value)]
            : throw Strange();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SnmpBinding>> WalkAsync(ObjectName root, CancellationToken deadline)
    {
        var found = new List<SnmpBinding>();
        var last = root;
        while (true)
        {
            var rows = await AskAsync(SnmpOperation.GetBulk, RowsAtOnce, [last], deadline).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                throw Strange();
            }

            foreach (var row in rows)
            {
                // The end of everything has the name that was asked for (RFC 3416 4.2.3).
                if (row.Value == SnmpValue.Nothing || !row.Name.IsBelow(root))
                {
                    return found;
                }

                // An agent that goes round in circles would be asked for ever.
                if (row.Name.CompareTo(last) <= 0)
                {
                    throw Strange();
                }

                if (found.Count == MostRows)
                {
                    throw new NoDeviceAnswerException(SR.SnmpTooMuch.With(host, MostRows));
                }

                found.Add(row);
                last = row.Name;
            }
        }
    }

    private async Task<IReadOnlyList<SnmpBinding>> AskAsync(SnmpOperation operation, int rows, IReadOnlyList<ObjectName> names, CancellationToken deadline)
    {
        var address = await AddressAsync(deadline).ConfigureAwait(false);
        var question = new SnmpQuestion(operation, Number(), rows, names);
        var reply = await UdpQuestion.AskAsync(new IPEndPoint(address, port), question.Write(community), deadline).ConfigureAwait(false);
        if (reply.Outcome != UdpOutcome.Replied)
        {
            deadline.ThrowIfCancellationRequested();
            throw new NoDeviceAnswerException(reply.Outcome switch
            {
                UdpOutcome.Refused => SR.SnmpRefused.With(host, port),
                UdpOutcome.Silent => SR.SnmpSilent.With(host, port),
                _ => SR.SnmpNotPossible.With(host, port, reply.Error),
            });
        }

        var answer = SnmpReply.Read(reply.Bytes, question.Number) ?? throw Strange();
        return answer.Error == 0 ? answer.Bindings : throw new NoDeviceAnswerException(SR.SnmpError.With(host, answer.Error));
    }

    private async Task<IPAddress> AddressAsync(CancellationToken deadline)
    {
        try
        {
            var resolved = await HostResolver.ResolveAsync(NetworkHost.Parse(host), deadline).ConfigureAwait(false);
            deadline.ThrowIfCancellationRequested();
            return resolved.Addresses.Count > 0 ? resolved.Addresses[0] : throw new NoDeviceAnswerException(SR.DeviceNotFound.With(host, resolved.Detail));
        }
        catch (MigrationException e)
        {
            // No name and no address: a slip in the venue's file stops no night.
            throw new NoDeviceAnswerException(SR.DeviceNotFound.With(host, e.Message), e);
        }
    }

    private NoDeviceAnswerException Strange() => new(SR.SnmpStrange.With(host, port));

    private static int Number()
    {
        using var source = RandomNumberGenerator.Create();
        var bytes = new byte[4];
        source.GetBytes(bytes);
        return BitConverter.ToInt32(bytes, 0) & int.MaxValue;
    }
}
