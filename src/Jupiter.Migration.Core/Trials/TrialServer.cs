using System.Threading;
using Jupiter.Migration.Databases;

namespace Jupiter.Migration.Trials;

/// <summary>The database server on which a trial was: enough to know it again, also among servers of one name (clause P1a).</summary>
public sealed record TrialServer
{
    /// <summary>The server, as it was addressed.</summary>
    public required string ServerInstance { get; init; }

    /// <summary>Name of its machine.</summary>
    public required string MachineName { get; init; }

    /// <summary>Product and edition.</summary>
    public required string Product { get; init; }

    /// <summary>Version of the DBMS.</summary>
    public required string Version { get; init; }

    /// <summary>What tells this installation from every other; empty when it is not known.</summary>
    public required string Identity { get; init; }

    /// <summary>Asks a server.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What it is.</returns>
    public static TrialServer Of(IDatabaseInstance instance, CancellationToken cancellation) => Of(instance.Address, instance.GetFacts(cancellation));

    /// <summary>Takes what a server has told.</summary>
    /// <param name="address">The server.</param>
    /// <param name="facts">What it told.</param>
    /// <returns>What it is.</returns>
    public static TrialServer Of(ServerAddress address, InstanceFacts facts) => new()
    {
        ServerInstance = address.Text,
        MachineName = facts.MachineName,
        Product = $"{facts.Product} {facts.Edition}".TrimEnd(),
        Version = facts.Version,
        Identity = facts.Identity,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{MachineName}, {Product} {Version}";
}
