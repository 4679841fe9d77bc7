using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>Reads profiles: the built-in one, or a file that replaces it.</summary>
public static class ServerSpecFile
{
    private const string BuiltInName = "server-spec.json";
    private const int MostFamilies = 500;
    private const int MostNames = 100;
    private const int MostCores = 4096;
    private const int MostSessions = 1000;
    private const long LargestCapacity = 1L << 45;

    private static readonly JsonFile<ServerSpecProfile> Format =
        new("SpecProfile", ServerSpecProfile.CurrentSchema, 1L << 20, new ServerSpecJson(ReadableJson.Options()).ServerSpecProfile) { IsWrittenByHand = true };
    private static readonly Lazy<ServerSpecProfile> FromResource = new(ReadBuiltIn);

    /// <summary>The profile of the memo.</summary>
    public static ServerSpecProfile BuiltIn => FromResource.Value;

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="MigrationException">SpecProfileNotFound, SpecProfileUnreadable, SpecProfileTooLarge, SpecProfileNewer, SpecProfileBroken.</exception>
    public static ServerSpecProfile Read(string path) => RequireSound(path, Format.Read(path));

    private static ServerSpecProfile ReadBuiltIn()
    {
        using var resource = typeof(ServerSpecFile).Assembly.GetManifestResourceStream(BuiltInName)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return RequireSound(BuiltInName, Format.Parse(BuiltInName, bytes.ToArray()));
    }

    private static ServerSpecProfile RequireSound(string path, ServerSpecProfile profile) => FirstWrongField(profile) is not { } field
        ? profile
        : throw MigrationException.Because(nameof(SR.SpecProfileBroken), path, path, field);

    private static string? FirstWrongField(ServerSpecProfile profile) =>
        !IsText(profile.Name) ? "name"
        : !IsSound(profile.Roles?.DatabaseOnly) || profile.Roles!.DatabaseOnly.SessionStep is not null ? "roles.databaseOnly"
        : !IsSound(profile.Roles.RemoteDesktop) || !IsSound(profile.Roles.RemoteDesktop.SessionStep) ? "roles.remoteDesktop"
        : profile.ReservedMemoryBytes is < 0 or > LargestCapacity ? "reservedMemoryBytes"
        : profile.WindowsBuild < 1 ? "windowsBuild"
        : InventoryLimits.FirstWrong("processors", profile.Processors ?? [], IsSound, MostFamilies);

    private static bool IsSound(RoleMinimum? role) =>
        role is { MemoryBytes: >= 0 and <= LargestCapacity, SsdBytes: >= 0 and <= LargestCapacity, Cores: >= 0 and <= MostCores }
        && role.Processor != ProcessorRank.Unknown && Enum.IsDefined(typeof(ProcessorRank), role.Processor);

    private static bool IsSound(SessionStep? step) =>
        step is
        {
            Included: >= 1 and <= MostSessions,
            Sessions: >= 1 and <= MostSessions,
            MemoryBytes: >= 0 and <= LargestCapacity,
            Cores: >= 0 and <= MostCores,
        };

    private static bool IsSound(ProcessorFamily? family) =>
        IsText(family?.Family) && Enum.IsDefined(typeof(ProcessorRank), family!.Rank)
        && family.Names is { Count: > 0 and <= MostNames } && family.Names.All(ProcessorPattern.IsSound);

    private static bool IsText(string? text) =>
        !string.IsNullOrWhiteSpace(text) && PrintableText.Passes(text, PrintableText.LongestText);
}
