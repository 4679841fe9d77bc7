using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Network.Witnesses;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;

namespace Jupiter.Migration.Servers;

/// <summary>Reads the inventory of a database server.</summary>
public static class InstanceReading
{
    private const string WithBrowser = "SqlServer";

    /// <summary>Asks a server; nothing is changed.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="isDetailed">Whether also who may do what, and as whom.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The inventory.</returns>
    public static InstanceInventory Of(IDatabaseInstance instance, bool isDetailed, CancellationToken cancellation)
    {
        var (facts, address) = (instance.GetFacts(cancellation), instance.Address);
        return new InstanceInventory
        {
            ServerInstance = PrintableText.Marked(address.Text),
            Product = PrintableText.Marked(facts.Product),
            Version = PrintableText.Marked(facts.Version),
            Edition = PrintableText.Marked(facts.Edition),
            Collation = PrintableText.Marked(facts.Collation),
            MachineName = PrintableText.Marked(facts.MachineName),
            ServerName = PrintableText.Marked(facts.ServerName),
            Identity = PrintableText.Marked(facts.Identity),
            AcceptsSqlLogins = facts.AcceptsSqlLogins,
            BrowserAnswers = address.Engine == WithBrowser
                ? SqlBrowser.AskAsync(address.Location, cancellation).GetAwaiter().GetResult() is { Count: > 0 } : null,
            DefaultDataPath = PrintableText.Marked(facts.DefaultDataPath),
            DefaultLogPath = PrintableText.Marked(facts.DefaultLogPath),
            Volumes = [.. facts.Volumes.Select(volume => new VolumeSpace { MountPoint = PrintableText.Marked(volume.MountPoint), FreeBytes = volume.FreeBytes })],
            IsDetailed = isDetailed,
            Items = [.. ((instance as IInstanceSurroundings)?.ReadSurroundings(isDetailed, cancellation) ?? []).Select(Visible)],
        };
    }

    // A file that people open holds nothing that they do not see; what had it is told from the mark, and nobody scripts it.
    private static InstanceItem Visible(InstanceItem item) => new()
    {
        Kind = item.Kind,
        Name = PrintableText.Marked(item.Name),
        Details = [.. item.Details.Select(detail => new ItemDetail { Name = detail.Name, Value = PrintableText.Marked(detail.Value) })],
        UnknownBecause = item.UnknownBecause is null ? null : PrintableText.Marked(item.UnknownBecause),
    };
}
