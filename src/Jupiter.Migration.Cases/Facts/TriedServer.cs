using System.Collections.Generic;
using Jupiter.Migration.Trials;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>The server on which a trial was passed (clause P4).</summary>
/// <param name="Machine">Name of its machine.</param>
/// <param name="Version">Version of its DBMS.</param>
/// <param name="Identity">What tells the installation from every other; empty when it is not known.</param>
internal sealed record TriedServer(string Machine, string Version, string Identity) : LineFact
{
    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [("triedMachine", Machine), ("triedVersion", Version), ("triedIdentity", Identity)];

    /// <summary>The fact of a server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The fact.</returns>
    public static TriedServer Of(TrialServer server) => new(server.MachineName, server.Version, server.Identity);

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The server; null when the line tells of none.</returns>
    public static TriedServer? From(LineFacts line) =>
        line.Has("triedVersion") ? new(line.Text("triedMachine"), line.Text("triedVersion"), line.Text("triedIdentity")) : null;
}
