using System;
using System.Globalization;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Databases;

/// <summary>Where a database server is: what <c>-ServerInstance</c> says, parsed.</summary>
public sealed class ServerAddress
{
    private const string EmbeddedEngine = "Embedded";
    private const string EmbeddedPrefix = "embedded:";
    private const string DefaultInstance = @"\MSSQLSERVER";

    private ServerAddress(string engine, string text, string location, string? instance, int? port, ServerAccess? access = null)
    {
        Access = access ?? ServerAccess.Default;
        Engine = engine;
        Text = text;
        Location = location;
        Instance = instance;
        Port = port;
    }

    /// <summary>Name of the engine behind the address: <c>SqlServer</c> or <c>Embedded</c>.</summary>
    public string Engine { get; }

    /// <summary>The address as it was written.</summary>
    public string Text { get; }

    /// <summary>The host name or address of a SQL Server, or the folder of an embedded instance.</summary>
    public string Location { get; }

    /// <summary>The host name or address of a SQL Server; null where the engine works in this process.</summary>
    public string? Host => Engine == EmbeddedEngine ? null : Location;

    /// <summary>Name of the SQL Server instance, or null for the default one.</summary>
    public string? Instance { get; }

    /// <summary>TCP port, or null when the instance name or the default decides.</summary>
    public int? Port { get; }

    /// <summary>How the server is entered.</summary>
    public ServerAccess Access { get; }

    /// <summary>Parses <c>HOST</c>, <c>HOST\INSTANCE</c>, <c>HOST,PORT</c> or <c>embedded:FOLDER</c>.</summary>
    /// <param name="text">The address as the user wrote it.</param>
    /// <returns>The parsed address.</returns>
    /// <exception cref="MigrationException">ServerInstanceInvalid, ServerInstanceColon, ServerInstanceIsDefault: the text is none of the accepted forms.</exception>
    public static ServerAddress Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.StartsWith(EmbeddedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var folder = trimmed.Substring(EmbeddedPrefix.Length).Trim();
            return folder.Length > 0 && folder.IndexOf('\0') < 0
                ? new ServerAddress(EmbeddedEngine, trimmed, folder, null, null)
                : throw Invalid(text);
        }

        RequireWayOfWriting(trimmed);
        return ParseSqlServer(trimmed) ?? throw Invalid(text);
    }

    /// <summary>The same engine at another folder or host, used when a relative folder was made absolute.</summary>
    /// <param name="location">The new location.</param>
    /// <returns>The new address.</returns>
    public ServerAddress At(string location) =>
        new(Engine, Engine == EmbeddedEngine ? EmbeddedPrefix + location : location, location, Instance, Port, Access);

    /// <summary>The same server, entered in another way.</summary>
    /// <param name="access">The way.</param>
    /// <returns>The new address.</returns>
    public ServerAddress With(ServerAccess access) => new(Engine, Text, Location, Instance, Port, access);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static ServerAddress? ParseSqlServer(string text)
    {
        var comma = text.Split(',');
        int? port = null;
        if (comma.Length == 2)
        {
            if (!int.TryParse(comma[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
            {
                return null;
            }

            port = number;
        }

        var parts = comma[0].Trim().Split('\\');
        var isName = comma.Length <= 2 && parts.Length <= 2 && Array.TrueForAll(parts, IsNamePart) && !(parts.Length == 2 && port is not null);
        return isName ? new ServerAddress("SqlServer", text, parts[0], parts.Length == 2 ? parts[1] : null, port) : null;
    }

    // What other programs take, and SqlClient only after its time is over, as a server that does not answer.
    private static void RequireWayOfWriting(string text)
    {
        var colon = text.IndexOf(':');
        if (colon > 0 && colon == text.LastIndexOf(':') && int.TryParse(text.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw MigrationException.Because(nameof(SR.ServerInstanceColon), text, text, text.Replace(':', ','));
        }

        if (text.EndsWith(DefaultInstance, StringComparison.OrdinalIgnoreCase) && text.Length > DefaultInstance.Length)
        {
            throw MigrationException.Because(
                nameof(SR.ServerInstanceIsDefault), text, text, text.Substring(0, text.Length - DefaultInstance.Length));
        }
    }

    private static bool IsNamePart(string part)
    {
        foreach (var c in part)
        {
            if (!char.IsLetterOrDigit(c) && "-_.$#:()".IndexOf(c) < 0)
            {
                return false;
            }
        }

        return part.Length is > 0 and <= 255;
    }

    private static MigrationException Invalid(string? text) =>
        MigrationException.Because(nameof(SR.ServerInstanceInvalid), text, text);
}
