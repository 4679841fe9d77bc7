using System;
using System.Collections.Generic;
using Jupiter.Migration.Network.Management;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Parts;

/// <summary>Reads an inventory part by part: one that can't be read is named with its reason and leaves the others.</summary>
internal sealed class PartReading
{
    private readonly List<UnreadPart> _unread = [];
    private readonly HashSet<(string Part, string Reason)> _missed = [];

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<UnreadPart> Unread => _unread;

    /// <summary>Reads a part.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="part">Its field in the file.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>The part; the default where it could not be read.</returns>
    public T? Read<T>(string part, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is NoDeviceAnswerException or RegistryUnreadableException)
        {
            Miss(part, e.Message);
            return default;
        }
    }

    /// <summary>Names a part that was not read.</summary>
    /// <param name="part">Its field in the file.</param>
    /// <param name="reason">Why.</param>
    public void Miss(string part, string reason)
    {
        // Each user of a session host may have closed a dozen keys for one reason.
        var cleaned = PrintableText.Clean(reason);
        if (_unread.Count < InventoryLimits.MostParts && _missed.Add((part, cleaned)))
        {
            _unread.Add(new UnreadPart { Part = part, Reason = cleaned });
        }
    }
}
