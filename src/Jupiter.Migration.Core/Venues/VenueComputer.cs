using System.Linq;
using System.Text.Json.Serialization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>A computer of a venue that runs Jupiter.</summary>
public sealed record VenueComputer
{
    /// <summary>The TCP port that is tried when none is named.</summary>
    public const int DefaultPort = 5655;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its address, when the name is not to be resolved; null otherwise.</summary>
    public string? Address { get; init; }

    /// <summary>TCP port that answers while the computer is on; null for the default.</summary>
    public int? Port { get; init; }

    /// <summary>Whether it is the main POS terminal: the one with the fiscal registrar (clause R5).</summary>
    public bool IsMainPos { get; init; }

    /// <summary>The address by which it is set up to find the server; null where it goes by the server's name (clause P1a).</summary>
    public string? ServerAddress { get; init; }

    /// <summary>
    /// Whether <see cref="ServerAddress"/> was read in its inventory when the night was planned: it may have been put right since (clause R5), and
    /// the plan that was approved does not change.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsServerAddressRead { get; init; }

    /// <summary>Whether the venue lets it be asked by CIM what the server's name leads to there.</summary>
    public bool AllowsCim { get; init; }

    /// <summary>Who switches it on (clauses R5 and R7), for whoever waits; null where nobody is named.</summary>
    public string? SwitchedOnBy { get; init; }

    /// <summary>How it is reached from afar, such as its AnyDesk address (clause P1f); null where it is not.</summary>
    public string? RemoteAccess { get; init; }

    /// <summary>The computer for whoever waits for it: its name, and who switches it on.</summary>
    [JsonIgnore]
    public string Awaited => string.Join(", ", new[] { SwitchedOnBy, RemoteAccess }.Where(text => !string.IsNullOrWhiteSpace(text)).Select(PrintableText.Of)) is { Length: > 0 } who
        ? $"{PrintableText.Of(Name)} ({who})"
        : PrintableText.Of(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
