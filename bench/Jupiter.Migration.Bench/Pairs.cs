using System;
using System.Collections.Generic;
using System.Linq;

namespace Jupiter.Migration.Bench;

/// <summary>Runs of ours and of the peer, in turn, after one pair that is not counted.</summary>
internal sealed class Pairs
{
    private readonly (Figures Ours, Figures Peer)[] _pairs;

    private Pairs((Figures Ours, Figures Peer)[] pairs) => _pairs = pairs;

    /// <summary>Median time of ours.</summary>
    public double Ours => Median(pair => pair.Ours.Seconds);

    /// <summary>Median time of the peer.</summary>
    public double Peer => Median(pair => pair.Peer.Seconds);

    /// <summary>Median of the ratios, pair by pair.</summary>
    public double Ratio => Median(pair => pair.Ours.Seconds / pair.Peer.Seconds);

    /// <summary>Median time of our whole process.</summary>
    public double WholeProcess => Median(pair => pair.Ours.WholeProcess);

    /// <summary>Median of the ratios of whole processes, pair by pair.</summary>
    public double WholeRatio => Median(pair => pair.Ours.WholeProcess / pair.Peer.WholeProcess);

    /// <summary>The most memory that any run of ours held.</summary>
    public double PeakMegabytes => _pairs.Max(pair => pair.Ours.PeakMegabytes);

    /// <summary>The most that any run of ours still held after a full collection.</summary>
    public double LiveMegabytes => _pairs.Max(pair => pair.Ours.LiveMegabytes);

    /// <summary>Runs both sides in turn.</summary>
    /// <param name="count">How many pairs are counted.</param>
    /// <param name="ours">Runs ours.</param>
    /// <param name="peer">Runs the peer.</param>
    /// <returns>The figures.</returns>
    public static Pairs Of(int count, Func<Figures> ours, Func<Figures> peer) =>
        new(Enumerable.Range(0, count + 1).Select(_ => (AtRest(ours), AtRest(peer))).Skip(1).ToArray());

    // What one side left to the system to write would be written on the other's time.
    private static Figures AtRest(Func<Figures> measure)
    {
        MeasuredRun.Of("sync");
        return measure();
    }

    private double Median(Func<(Figures Ours, Figures Peer), double> value)
    {
        var sorted = new List<double>(_pairs.Select(value).Order());
        return sorted[sorted.Count / 2];
    }
}
