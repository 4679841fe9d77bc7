using System;
using System.IO;
using System.Linq;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Json;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Companions;
using Jupiter.Migration.Servers.Programs;

namespace Jupiter.Migration.Servers.Preparation;

/// <summary>Reads profiles: the built-in one, or a file that replaces it.</summary>
public static class PreparationFile
{
    private const string BuiltInName = "server-preparation.json";
    private const int MostLines = 200;
    private const int MostVersions = 50;
    private static readonly string[] Architectures = ["x86", "x64"];

    private static readonly JsonFile<PreparationProfile> Format =
        new("PreparationProfile", PreparationProfile.CurrentSchema, 1L << 20, new PreparationJson(ReadableJson.Options()).PreparationProfile) { IsWrittenByHand = true };
    private static readonly Lazy<PreparationProfile> FromResource = new(ReadBuiltIn);

    /// <summary>The profile of the memo.</summary>
    public static PreparationProfile BuiltIn => FromResource.Value;

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="MigrationException">PreparationProfileNotFound, PreparationProfileUnreadable, PreparationProfileTooLarge, PreparationProfileNewer, PreparationProfileBroken.</exception>
    public static PreparationProfile Read(string path) => RequireSound(path, Format.Read(path));

    private static PreparationProfile ReadBuiltIn()
    {
        using var resource = typeof(PreparationFile).Assembly.GetManifestResourceStream(BuiltInName)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return RequireSound(BuiltInName, Format.Parse(BuiltInName, bytes.ToArray()));
    }

    private static PreparationProfile RequireSound(string path, PreparationProfile profile) => FirstWrongField(profile) is not { } field
        ? profile
        : throw MigrationException.Because(nameof(SR.PreparationProfileBroken), path, path, field);

    private static string? FirstWrongField(PreparationProfile profile) =>
        !IsText(profile.Name) ? "name"
        : InventoryLimits.FirstWrong("visualCpp", profile.VisualCpp, IsSound, MostLines)
            ?? (profile.DotNet is not { Release: > 0 } framework || !AreTexts(framework.Version, framework.File, framework.Page) ? "dotNet" : null)
            ?? InventoryLimits.FirstWrong("browsers", profile.Browsers, IsSound, MostLines)
            ?? InventoryLimits.FirstWrong("companions", profile.Companions ?? [], IsSound, MostLines);

    private static bool IsSound(RuntimeRequirement runtime) =>
        AreTexts(runtime.Release, runtime.File, runtime.Page) && Architectures.Contains(runtime.Architecture) && IsVersion(runtime.Version);

    private static bool IsSound(BrowserRequirement browser) =>
        IsText(browser.Name) && browser.Versions is { Count: > 0 and <= MostVersions } && browser.Versions.All(line => line is { WindowsBuild: > 0 } && IsVersion(line.Version));

    private static bool IsSound(CompanionRequirement companion) => !CompanionRule.Faults("companions", companion).Any();

    private static bool IsVersion(string? text) => IsText(text) && ProgramVersion.Parse(text) is not null;

    private static bool AreTexts(params string?[] texts) => texts.All(IsText);

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && PrintableText.Passes(text, PrintableText.LongestText);
}
