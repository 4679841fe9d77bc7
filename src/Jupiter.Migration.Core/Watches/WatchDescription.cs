using System;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Network;
using Jupiter.Migration.Network.Segments;

namespace Jupiter.Migration.Watches;

/// <summary>
/// What <c>watch.json</c> holds: for which server a watch looks in the week in which it must stay off (clauses R3a, R9). Whoever looks has no case
/// at hand, and no credentials of anybody.
/// </summary>
public sealed class WatchDescription
{
    /// <summary>The file in a watch's folder.</summary>
    public const string FileName = "watch.json";

    private const string CurrentSchema = "jupiter.watch/1";
    private const long Longest = 64 << 10;
    private const int LongestText = 253;

    private static readonly JsonFile<WatchDescription> File = new("Watch", CurrentSchema, Longest, new WatchJson(ReadableJson.Options()).WatchDescription);

    /// <summary>Name and version of the format.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Name of the venue.</summary>
    public required string Venue { get; init; }

    /// <summary>Name or address of the server that has to stay off.</summary>
    public required string OldServer { get; init; }

    /// <summary>The address at which it was seen while it was on; null when nobody saw.</summary>
    public string? OldAddress { get; init; }

    /// <summary>Its card; null when nobody saw. Where it is known it alone says who answers: addresses and names go to others in a week.</summary>
    public string? OldHardwareAddress { get; init; }

    /// <summary>Name or address of the server that replaced it, and that may rightly have its name and its address by now.</summary>
    public required string NewServer { get; init; }

    /// <summary>Its card; null when nobody saw.</summary>
    public string? NewHardwareAddress { get; init; }

    /// <summary>TCP port that tells whether a server is on.</summary>
    public required int Port { get; init; }

    /// <summary>The end of the week.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Reads a description.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What it holds, its names and addresses being such.</returns>
    /// <exception cref="Errors.MigrationException">WatchNotFound and its kin, FileHeld.</exception>
    public static WatchDescription Read(string path)
    {
        var watch = File.Read(path);
        return watch.IsSound ? watch : throw File.Broken(path, null);
    }

    /// <summary>The bytes of the file.</summary>
    /// <returns>UTF-8 JSON.</returns>
    public byte[] Bytes() => File.Bytes(this);

    private bool IsSound => IsText(Case) && IsText(Venue) && IsHost(OldServer) && IsHost(NewServer) && (OldAddress is null || IPAddress.TryParse(OldAddress, out _))
        && IsCard(OldHardwareAddress) && IsCard(NewHardwareAddress) && Port is > 0 and <= ushort.MaxValue;

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text!.Length <= LongestText;

    private static bool IsHost(string? text)
    {
        try
        {
            return NetworkHost.Parse(text) is not null;
        }
        catch (Errors.MigrationException)
        {
            return false;
        }
    }

    private static bool IsCard(string? text) => text is null || HardwareAddress.Parse(text) is not null;
}

/// <summary>Serialises watches without reflection at run time.</summary>
[JsonSerializable(typeof(WatchDescription))]
[JsonSerializable(typeof(WatchLogHeader))]
[JsonSerializable(typeof(WatchLook))]
internal sealed partial class WatchJson : JsonSerializerContext
{
    /// <summary>How a line is written.</summary>
    public static WatchJson OfLines { get; } = new(new JsonSerializerOptions(ReadableJson.Options()) { WriteIndented = false });
}
