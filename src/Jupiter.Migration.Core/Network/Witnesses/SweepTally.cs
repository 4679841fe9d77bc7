using System;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>Counts what a sweep does in many places at once, and hands on its findings one at a time.</summary>
internal sealed class SweepTally(Action<SweepFinding> found)
{
    private readonly object _turn = new();
    private int _findings;
    private int _packets;

    /// <summary>Packets went out.</summary>
    /// <param name="packets">How many.</param>
    public void Sent(int packets)
    {
        lock (_turn)
        {
            _packets += packets;
        }
    }

    /// <summary>Something answered.</summary>
    /// <param name="finding">What.</param>
    public void Found(SweepFinding finding)
    {
        lock (_turn)
        {
            _findings++;
            found(finding);
        }
    }

    /// <summary>What it came to.</summary>
    /// <param name="asked">How many addresses were asked.</param>
    /// <returns>The summary.</returns>
    public SweepSummary Summary(int asked)
    {
        lock (_turn)
        {
            return new SweepSummary(asked, _findings, _packets);
        }
    }
}
