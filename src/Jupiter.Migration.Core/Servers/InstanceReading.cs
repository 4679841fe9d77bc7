using System.Linq;
using System.Threading;
using Jupiter.Migration.Databases;
using Jupiter.Migration.Network.Witnesses;
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
            ServerInstance = MachineText.Marked(address.Text),
            Product = MachineText.Marked(facts.Product),
            Version = MachineText.Marked(facts.Version),
            Edition = MachineText.Marked(facts.Edition),
            Collation = MachineText.Marked(facts.Collation),
            MachineName = MachineText.Marked(facts.MachineName),
            ServerName = MachineText.Marked(facts.ServerName),
            Identity = MachineText.Marked(facts.Identity),
            AcceptsSqlLogins = facts.AcceptsSqlLogins,
            BrowserAnswers = address.Engine == WithBrowser
                ? SqlBrowser.AskAsync(address.Location, cancellation).GetAwaiter().GetResult() is { Count: > 0 } : null,
            DefaultDataPath = MachineText.Marked(facts.DefaultDataPath),
            DefaultLogPath = MachineText.Marked(facts.DefaultLogPath),
            Volumes = [.. facts.Volumes.Select(volume => new VolumeSpace { MountPoint = MachineText.Marked(volume.MountPoint), FreeBytes = volume.FreeBytes })],
            IsDetailed = isDetailed,
            Items = [.. ((instance as IInstanceSurroundings)?.ReadSurroundings(isDetailed, cancellation) ?? []).Select(Visible)],
        };
    }

    // A file that people open holds nothing that they do not see; what had it is told from the mark, and nobody scripts it.
    private static InstanceItem Visible(InstanceItem item) => new()
    {
        Kind = item.Kind,
        Name = MachineText.Marked(item.Name),
        Details = [.. item.Details.Select(detail => new ItemDetail { Name = detail.Name, Value = MachineText.Marked(detail.Value) })],
        UnknownBecause = item.UnknownBecause is null ? null : MachineText.Marked(item.UnknownBecause),
    };
}
