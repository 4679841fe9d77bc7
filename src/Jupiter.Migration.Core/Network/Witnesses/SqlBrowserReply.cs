using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Network.Witnesses;

/// <summary>
/// The answer of SQL Server Browser to a question for all instances (MC-SQLR 2.2.5): 0x05, the length of the text in two bytes, the least
/// first, then a text of names and values between semicolons; two in a row end an instance.
/// </summary>
internal sealed class SqlBrowserReply(IReadOnlyList<SqlInstance> instances)
{
    private const byte Marker = 0x05;
    private const int HeaderLength = 3;

    // More stand on no computer; SQL Server allows fifty.
    private const int MostInstances = 64;

    /// <summary>The instances, at least one: a Browser that knows none does not answer.</summary>
    public IReadOnlyList<SqlInstance> Instances { get; } = instances;

    /// <summary>Reads a datagram.</summary>
    /// <param name="bytes">The datagram, hostile until looked at.</param>
    /// <returns>The answer, or null when it is none.</returns>
    public static SqlBrowserReply? Read(byte[] bytes)
    {
        if (bytes.Length < HeaderLength || bytes[0] != Marker)
        {
            return null;
        }

        var length = bytes[1] | (bytes[2] << 8);
        if (length > bytes.Length - HeaderLength)
        {
            return null;
        }

        // The code page of the text is that of the server, which it does not tell. Names of servers and instances are Latin (P1b).
        return Read(Encoding.ASCII.GetString(bytes, HeaderLength, length).Split(';'));
    }

    private static SqlBrowserReply? Read(string[] parts)
    {
        var instances = new List<SqlInstance>();
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < parts.Length && instances.Count < MostInstances; i++)
        {
            if (parts[i].Length > 0)
            {
                if (i + 1 == parts.Length)
                {
                    return null;
                }

                values[parts[i]] = parts[++i];
            }
            else if (values.Count > 0)
            {
                if (Instance(values) is not { } instance)
                {
                    return null;
                }

                instances.Add(instance);
                values.Clear();
            }
        }

        return values.Count == 0 && instances.Count > 0 ? new SqlBrowserReply(instances) : null;
    }

    private static SqlInstance? Instance(Dictionary<string, string> values) =>
        values.TryGetValue("ServerName", out var server) && values.TryGetValue("InstanceName", out var name) && values.TryGetValue("Version", out var version)
            ? new SqlInstance(
                PrintableText.Of(server),
                PrintableText.Of(name),
                PrintableText.Of(version),
                values.TryGetValue("tcp", out var port)
                    && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null)
            : null;
}
