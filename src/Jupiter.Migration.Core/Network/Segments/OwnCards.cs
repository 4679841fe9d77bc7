using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.NetworkInformation;
using System.Threading;
using Jupiter.Migration.Clock;

namespace Jupiter.Migration.Network.Segments;

/// <summary>
/// The network cards of this computer with their settings. To read them costs a few milliseconds of a processor: whoever asks once reads them anew; whoever
/// asks every second for hours keeps them until the system says that the network has changed.
/// </summary>
public sealed class OwnCards
{
    // A system that says nothing of a change, or of a kind of change, is not believed for longer.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly bool IsTold = Listen();
    private static int _changes;

    private readonly bool _keeps;
    private Reading? _last;

    private OwnCards(bool keeps) => _keeps = keeps && IsTold;

    /// <summary>Read anew each time.</summary>
    public static OwnCards Fresh { get; } = new(keeps: false);

    /// <summary>Kept until the network changes.</summary>
    public static OwnCards Kept { get; } = new(keeps: true);

    /// <summary>The cards.</summary>
    /// <returns>Each with its settings; none where the system does not tell.</returns>
    internal IReadOnlyList<(NetworkInterface Card, IPInterfaceProperties Properties)> Now()
    {
        // Counted before it is read: a change meanwhile makes it old.
        var changes = Volatile.Read(ref _changes);
        if (_keeps && _last is { } last && last.Changes == changes && !last.UntilThen.IsOver)
        {
            return last.Cards;
        }

        var reading = new Reading(Read(), changes, Deadline.In(Longest));
        _last = reading;
        return reading.Cards;
    }

    /// <summary>The network of this computer has changed: nothing that was read of it counts any more.</summary>
    internal static void Change() => Interlocked.Increment(ref _changes);

    private static IReadOnlyList<(NetworkInterface Card, IPInterfaceProperties Properties)> Read()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().Select(card => (card, card.GetIPProperties()))];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    private static bool Listen()
    {
        try
        {
            NetworkChange.NetworkAddressChanged += (_, _) => Change();
            NetworkChange.NetworkAvailabilityChanged += (_, _) => Change();
            return true;
        }
        catch (Exception e) when (e is NetworkInformationException or PlatformNotSupportedException or NotImplementedException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private sealed record Reading(IReadOnlyList<(NetworkInterface Card, IPInterfaceProperties Properties)> Cards, int Changes, Deadline UntilThen);
}
