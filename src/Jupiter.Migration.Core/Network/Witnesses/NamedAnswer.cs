using System.Net;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>An address that answers to a name.</summary>
public sealed class NamedAnswer
{
    /// <summary>The address. Where one was told that is nobody's, as 127.0.0.1, it is the source's.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>Who said so: the computer itself, as a rule.</summary>
    public required IPAddress Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Address.Equals(Source) ? $"{Address}" : $"{Address} ({Source})";
}
