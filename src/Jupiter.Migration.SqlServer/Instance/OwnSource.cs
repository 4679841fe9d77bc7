using System;
using System.Linq;

namespace Jupiter.Migration.SqlServer.Instance;

/// <summary>
/// Whether the data source of a linked server leads to the instance by its name: a protocol before the host, a port or an instance behind it, a pipe
/// ("sp_addlinkedserver", "SqlConnection.ConnectionString": Data Source). What may be another instance by port or pipe counts, too. A word for this computer
/// (".", "(local)", "localhost") leads here whatever the name is, and rests on none.
/// </summary>
internal static class OwnSource
{
    private static readonly string[] Protocols = ["tcp:", "np:", "lpc:", "via:", "admin:"];

    /// <summary>Judges a data source.</summary>
    /// <param name="source">The data source.</param>
    /// <param name="name">The name of the instance.</param>
    /// <returns>True if it leads here by the name.</returns>
    public static bool Is(string source, string name)
    {
        var (host, instance) = Split(name, '\\');
        var text = source.Trim();
        text = text.Substring(Protocols.FirstOrDefault(protocol => text.StartsWith(protocol, StringComparison.OrdinalIgnoreCase))?.Length ?? 0).Trim();
        if (text.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return IsHost(Split(text.Substring(2), '\\').Before, host);
        }

        var (place, port) = Split(text, ',');
        var (given, part) = Split(place, '\\');
        return IsHost(given, host) && (port.Length > 0 || part.Equals(instance, StringComparison.OrdinalIgnoreCase));
    }

    // Also by its whole name in the DNS.
    private static bool IsHost(string given, string host) => given.Length > 0
        && (given.Equals(host, StringComparison.OrdinalIgnoreCase) || given.StartsWith(host + ".", StringComparison.OrdinalIgnoreCase));

    private static (string Before, string Behind) Split(string text, char sign) =>
        text.IndexOf(sign) is >= 0 and var at ? (text.Substring(0, at).Trim(), text.Substring(at + 1).Trim()) : (text.Trim(), "");
}
